package io.modelc.oracle;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files of the cases: those packed with the tests, or those of a folder. */
final class CaseFiles {

    private CaseFiles() {}

    /** All cases, sorted by id: of the folder that {@code -Dmodelc.oracle} names, else the packed ones. */
    static List<OracleCase> load() {
        String folder = System.getProperty("modelc.oracle", "");
        try {
            List<OracleCase> cases = folder.isEmpty() ? packed() : in(Path.of(folder));
            if (cases.isEmpty()) {
                throw new IllegalStateException("There are no *.json files in the folders of " + folder + ".");
            }
            cases.sort(Comparator.comparing(OracleCase::id));
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<OracleCase> packed() throws IOException {
        List<OracleCase> cases = new ArrayList<>();
        try (InputStream resource = CaseFiles.class.getResourceAsStream("/oracle/public.zip");
                ZipInputStream zip = new ZipInputStream(resource)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".json")) {
                    cases.add(parse(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8)));
                }
            }
        }
        return cases;
    }

    private static List<OracleCase> in(Path folder) throws IOException {
        List<OracleCase> cases = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Path file :
                    (Iterable<Path>) files.filter(path -> path.toString().endsWith(".json"))::iterator) {
                cases.add(parse(file.toString(), Files.readString(file)));
            }
        }
        return cases;
    }

    private static OracleCase parse(String file, String json) {
        JsonObject object = JsonParser.parseString(json).getAsJsonObject();
        if (!object.has("id") || !object.has("kind")) {
            throw new IllegalStateException(file + " is no case: it has no id or no kind.");
        }
        return new OracleCase(object);
    }
}
