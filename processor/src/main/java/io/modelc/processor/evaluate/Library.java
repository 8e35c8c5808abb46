package io.modelc.processor.evaluate;

import com.sun.source.tree.Tree;
import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;
import io.modelc.processor.source.Names;
import io.modelc.processor.source.Place;
import io.modelc.processor.source.Problem;
import io.modelc.processor.source.Sources;
import io.modelc.processor.source.Unresolved;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Everything that is compiled already, and is called for real: the layer catalogue, {@code List}, {@code Math}. */
final class Library {

    private static final Set<String> PACKAGES = Set.of(
            "java.lang", "java.lang.annotation", "java.util", "java.util.function", "java.util.stream", "java.math");

    /** Classes of those packages whose results depend on more than their arguments, or that do things. */
    private static final Set<String> REFUSED = Set.of(
            "java.lang.System",
            "java.lang.Runtime",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.Thread",
            "java.lang.ThreadGroup",
            "java.lang.ThreadLocal",
            "java.lang.Class",
            "java.lang.ClassLoader",
            "java.lang.Module",
            "java.util.Scanner",
            "java.util.Timer",
            "java.util.Date",
            "java.util.Locale",
            "java.util.TimeZone",
            "java.util.ServiceLoader",
            "java.util.Formatter");

    private final Names names;
    private final Sources sources;

    Library(Names names, Sources sources) {
        this.names = names;
        this.sources = sources;
    }

    /** A place in the source that calls into the library, and the trees of the arguments (fewer, where none is). */
    record Site(Place place, List<? extends Tree> arguments) {

        Place argument(int index) {
            return index < arguments.size() ? new Place(place.source(), arguments.get(index)) : place;
        }
    }

    /** Whether a class is interpreted, since its source is in this compilation. */
    boolean isUserClass(TypeMirror type) {
        return type instanceof DeclaredType declared
                && sources.find((TypeElement) declared.asElement()).isPresent();
    }

    /** The class of a type; Object for a class of this compilation, which has none yet. */
    Class<?> classOf(TypeMirror type) {
        TypeMirror erased = names.types().erasure(type);
        return switch (erased.getKind()) {
            case BOOLEAN -> boolean.class;
            case BYTE -> byte.class;
            case SHORT -> short.class;
            case CHAR -> char.class;
            case INT -> int.class;
            case LONG -> long.class;
            case FLOAT -> float.class;
            case DOUBLE -> double.class;
            case VOID -> void.class;
            case ARRAY ->
                Array.newInstance(classOf(((ArrayType) erased).getComponentType()), 0)
                        .getClass();
            case DECLARED -> classOf((TypeElement) ((DeclaredType) erased).asElement());
            default -> Object.class;
        };
    }

    private Class<?> classOf(TypeElement type) {
        if (sources.find(type).isPresent()) {
            return Object.class;
        }
        try {
            return Class.forName(binaryName(type), true, Library.class.getClassLoader());
        } catch (ClassNotFoundException onTheUsersClassPathOnly) {
            throw new MissingClass(type);
        }
    }

    String binaryName(TypeElement type) {
        return names.elements().getBinaryName(type).toString();
    }

    /** A class that is on the class path of the program but not on the compiler's. */
    static final class MissingClass extends RuntimeException {

        private static final long serialVersionUID = 1;

        MissingClass(TypeElement type) {
            super(type.getSimpleName().toString(), null, false, false);
        }
    }

    /** The classes by which an object that came from the library can be called: public ones, nearest first. */
    List<TypeElement> publicTypes(Object value) {
        List<TypeElement> found = new ArrayList<>();
        collect(value.getClass(), found);
        return found;
    }

    private void collect(Class<?> type, List<TypeElement> found) {
        boolean reachable = Modifier.isPublic(type.getModifiers())
                && type.getCanonicalName() != null
                && (!type.getModule().isNamed() || type.getModule().isExported(type.getPackageName()));
        if (reachable) {
            names.qualified(type.getCanonicalName()).ifPresent(found::add);
        } else {
            for (Class<?> up : type.getInterfaces()) {
                collect(up, found);
            }
            if (type.getSuperclass() != null) {
                collect(type.getSuperclass(), found);
            }
        }
    }

    /** Calls a method; {@code receiver} is null for a static one. */
    Object call(ExecutableElement element, Object receiver, List<Object> arguments, Site site) {
        requireAllowed(element, site);
        Method method = method(element, receiver, site);
        return run(method, site, () -> method.invoke(receiver, adapted(method, arguments)));
    }

    /** Creates an object. */
    Object create(ExecutableElement element, List<Object> arguments, Site site) {
        requireAllowed(element, site);
        Class<?>[] parameters = parameters(element);
        Constructor<?> constructor;
        try {
            constructor = classOf((TypeElement) element.getEnclosingElement()).getConstructor(parameters);
        } catch (NoSuchMethodException notPublic) {
            throw new Unresolved(site.place(), "the constructor " + element);
        }
        return run(constructor, site, () -> constructor.newInstance(adapted(constructor, arguments)));
    }

    /** Reads a public static field. */
    Object get(VariableElement element, Place place) {
        TypeElement owner = (TypeElement) element.getEnclosingElement();
        try {
            Field field = classOf(owner).getField(element.getSimpleName().toString());
            return field.get(null);
        } catch (ReflectiveOperationException notPublic) {
            throw new Unresolved(place, "the field " + element);
        }
    }

    private void requireAllowed(ExecutableElement element, Site site) {
        TypeElement owner = (TypeElement) element.getEnclosingElement();
        String in = names.elements().getPackageOf(owner).getQualifiedName().toString();
        String name = owner.getQualifiedName().toString();
        boolean pure = !REFUSED.contains(name)
                && !isRandom(element, name)
                && !element.getSimpleName().contentEquals("getClass");
        if (!(PACKAGES.contains(in) && pure || in.startsWith("io.modelc"))) {
            throw new Problem(
                    site.place(), Message.NOT_COMPILE_TIME, owner.getSimpleName() + "." + element.getSimpleName());
        }
    }

    private static boolean isRandom(ExecutableElement element, String owner) {
        return element.getSimpleName().contentEquals("random")
                || element.getSimpleName().contentEquals("randomUUID")
                || owner.equals("java.util.Random")
                        && element.getParameters().isEmpty()
                        && element.getSimpleName().contentEquals("<init>");
    }

    private Method method(ExecutableElement element, Object receiver, Site site) {
        String name = element.getSimpleName().toString();
        Class<?> owner = classOf((TypeElement) element.getEnclosingElement());
        boolean isPublic = Modifier.isPublic(owner.getModifiers());
        try {
            return (isPublic || receiver == null ? owner : receiver.getClass()).getMethod(name, parameters(element));
        } catch (NoSuchMethodException notPublic) {
            throw new Unresolved(site.place(), "the method " + name);
        }
    }

    private Class<?>[] parameters(ExecutableElement element) {
        return element.getParameters().stream()
                .map(parameter -> classOf(parameter.asType()))
                .toArray(Class<?>[]::new);
    }

    /** Objects of this compilation's classes become proxies of the interfaces that the library asks for. */
    private Object[] adapted(Executable target, List<Object> arguments) {
        Class<?>[] parameters = target.getParameterTypes();
        Object[] adapted = arguments.toArray();
        for (int i = 0; i < adapted.length; i++) {
            if (adapted[i] instanceof Instance instance && !parameters[i].isInstance(instance)) {
                adapted[i] = instance.as(interfaces(instance.type()));
            }
        }
        return adapted;
    }

    /** The library interfaces that a class of this compilation implements. */
    List<Class<?>> interfaces(TypeElement type) {
        List<Class<?>> found = new ArrayList<>();
        for (TypeElement up : names.supertypes(type)) {
            if (up.getKind().isInterface() && sources.find(up).isEmpty()) {
                found.add(classOf(up));
            }
        }
        return found;
    }

    private interface Reflection {
        Object run() throws ReflectiveOperationException;
    }

    private Object run(Executable target, Site site, Reflection call) {
        try {
            return unwrapped(call.run());
        } catch (InvocationTargetException e) {
            throw translated(target, site, e.getCause());
        } catch (ReflectiveOperationException | IllegalArgumentException mistyped) {
            throw new Unresolved(site.place(), "a call of " + target.getName() + " with these arguments");
        } catch (NullPointerException noReceiver) {
            throw new Problem(site.place(), Message.NULL_HERE);
        }
    }

    /** The object behind a proxy that was handed to the library. */
    static Object unwrapped(Object value) {
        return value != null
                        && Proxy.isProxyClass(value.getClass())
                        && Proxy.getInvocationHandler(value) instanceof Lambdas.Handler handler
                ? handler.behind(value)
                : value;
    }

    private RuntimeException translated(Executable target, Site site, Throwable cause) {
        if (cause instanceof DeclarationException mistake) {
            return new Problem(wrongArgument(target, mistake, site).orElse(site.place()), mistake);
        } else if (cause instanceof Problem
                || cause instanceof Unresolved
                || cause instanceof Poison.Abandoned
                || cause instanceof MissingClass) {
            return (RuntimeException) cause;
        } else if (cause instanceof Error error) {
            throw error;
        }
        String what = target instanceof Constructor<?>
                ? "new " + target.getDeclaringClass().getSimpleName()
                : target.getName();
        return new Thrown(
                site.place(),
                cause,
                Message.CALL_FAILED,
                what,
                cause.getClass().getSimpleName(),
                cause.getMessage() == null ? "no message" : cause.getMessage());
    }

    private static Optional<Place> wrongArgument(Executable target, DeclarationException mistake, Site site) {
        for (int i = 0; i < target.getParameterCount(); i++) {
            if (target.getParameters()[i].getName().equals(mistake.parameter())) {
                return Optional.of(site.argument(i));
            }
        }
        return Optional.empty();
    }
}
