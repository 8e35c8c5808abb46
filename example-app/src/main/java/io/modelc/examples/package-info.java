/** The command line of the examples: one class for each subcommand. */
package io.modelc.examples;
