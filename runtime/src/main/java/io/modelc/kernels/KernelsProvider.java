package io.modelc.kernels;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Chooses the kernels: those that {@code -Dmodelc.kernels=gpu|vector|plain} asks for, else the first of gpu, vector and
 * plain that can run here. The choice is logged in one line, with the reasons against the others, when it is made.
 */
public final class KernelsProvider {

    /** The system property that asks for kernels by name. */
    public static final String PROPERTY = "modelc.kernels";

    private static final List<String> ORDER = List.of("gpu", "vector", "plain");

    private static KernelsProvider shared;

    private final KernelsFactory chosen;
    private final String asked;

    /**
     * Chooses among factories.
     *
     * @param asked the name of the kernels to use, or null for the best
     * @throws IllegalStateException if the kernels that are asked for are not there or cannot run here
     */
    KernelsProvider(List<KernelsFactory> factories, String asked, Logger log) {
        this.asked = asked;
        this.chosen = asked == null ? best(factories, log) : named(factories, asked, log);
    }

    /**
     * New kernels of the kind chosen for this process. The caller closes them.
     *
     * @throws IllegalStateException if the kernels that {@code -Dmodelc.kernels} asks for are not there or cannot run
     *     here
     */
    public static Kernels create() {
        return shared().chosen.create();
    }

    /** What is chosen, unless the property has changed since. */
    private static synchronized KernelsProvider shared() {
        String property = System.getProperty(PROPERTY, "").strip();
        String asked = property.isEmpty() ? null : property;
        if (shared == null || !Objects.equals(shared.asked, asked)) {
            Logger log = System.getLogger(KernelsProvider.class.getName());
            shared = new KernelsProvider(found(log), asked, log);
        }
        return shared;
    }

    KernelsFactory chosen() {
        return chosen;
    }

    /** All factories on the class path. One that cannot be loaded is reported and left out. */
    private static List<KernelsFactory> found(Logger log) {
        List<KernelsFactory> factories = new ArrayList<>();
        factories.add(new PlainKernelsFactory());
        Iterator<KernelsFactory> services = ServiceLoader.load(
                        KernelsFactory.class, KernelsFactory.class.getClassLoader())
                .iterator();
        while (true) {
            try {
                if (!services.hasNext()) {
                    return factories;
                }
                factories.add(services.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                log.log(Level.WARNING, "Kernels on the class path cannot be loaded", e);
            }
        }
    }

    private static KernelsFactory best(List<KernelsFactory> factories, Logger log) {
        List<KernelsFactory> candidates = factories.stream()
                .filter(f -> ORDER.contains(f.name()))
                .sorted(Comparator.comparingInt(f -> ORDER.indexOf(f.name())))
                .toList();
        List<String> reasons = new ArrayList<>();
        for (KernelsFactory factory : candidates) {
            Optional<String> reason = factory.refusal().or(factory::reservation);
            if (reason.isEmpty()) {
                log.log(Level.INFO, () -> "Kernels: " + factory.name() + against(reasons));
                return factory;
            }
            reasons.add(factory.name() + ": " + reason.get());
        }
        throw new IllegalStateException("No kernels can run here" + against(reasons));
    }

    private static KernelsFactory named(List<KernelsFactory> factories, String asked, Logger log) {
        KernelsFactory factory = factories.stream()
                .filter(f -> f.name().equals(asked))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("-D" + PROPERTY + "=" + asked
                        + " asks for kernels that are not on the class path; there are "
                        + factories.stream().map(KernelsFactory::name).toList()
                        + (asked.equals("gpu") ? ". Add modelc-gpu-kernels to the dependencies" : "")));
        factory.refusal().ifPresent(reason -> {
            throw new IllegalStateException(
                    "-D" + PROPERTY + "=" + asked + " asks for kernels that cannot run here: " + reason);
        });
        log.log(Level.INFO, () -> "Kernels: " + asked + ", as -D" + PROPERTY + " asks");
        return factory;
    }

    private static String against(List<String> reasons) {
        return reasons.isEmpty() ? "" : " (not " + String.join("; not ", reasons) + ")";
    }
}
