package io.modelc.examples;

import picocli.CommandLine.IVersionProvider;

/** The version, from the manifest of the jar that the program was started from. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"${COMMAND-FULL-NAME} " + (version == null ? "(not from a jar)" : version)};
    }
}
