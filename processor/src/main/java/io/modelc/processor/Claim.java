package io.modelc.processor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementScanner14;

/**
 * Whether Modelc's annotations can be claimed. Unclaimed ones make javac warn with {@code -Xlint:processing}; but javac
 * stops asking processors once all annotations of a round are claimed, so that one behind ours which looks at all
 * classes would never run. Nobody loses anything where another annotation remains that nobody claims, such as
 * {@code @Override}, or where no other processor is there.
 */
final class Claim {

    private static final String SERVICES = "META-INF/services/" + Processor.class.getName();

    private final ClassLoader processors;
    private Set<String> others;

    /** Other processors are looked for by this loader, which is that of the processor path. */
    Claim(ClassLoader processors) {
        this.processors = processors;
    }

    boolean takesNothingFromOthers(RoundEnvironment round) {
        Set<String> annotations = new HashSet<>();
        round.getRootElements().forEach(root -> new Annotations().scan(root, annotations));
        return annotations.stream().anyMatch(name -> name.startsWith("java.lang."))
                || others().stream().allMatch(name -> isServed(name, annotations));
    }

    /** Lombok claims its annotations itself, and without one has nothing to do. */
    private static boolean isServed(String processor, Set<String> annotations) {
        return processor.startsWith("lombok.") && annotations.stream().anyMatch(name -> name.startsWith("lombok."));
    }

    private Set<String> others() {
        if (others == null) {
            others = new HashSet<>();
            try {
                for (URL services : Collections.list(processors.getResources(SERVICES))) {
                    read(services, others);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            others.remove(ModelProcessor.class.getName());
        }
        return others;
    }

    private static void read(URL services, Set<String> names) throws IOException {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(services.openStream(), StandardCharsets.UTF_8))) {
            in.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(name -> !name.isEmpty())
                    .forEach(names::add);
        }
    }

    /** The names of the annotations on an element and all that it encloses, as javac collects them. */
    private static final class Annotations extends ElementScanner14<Void, Set<String>> {

        @Override
        public Void scan(Element element, Set<String> names) {
            for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
                TypeElement type = (TypeElement) annotation.getAnnotationType().asElement();
                names.add(type.getQualifiedName().toString());
            }
            return super.scan(element, names);
        }
    }
}
