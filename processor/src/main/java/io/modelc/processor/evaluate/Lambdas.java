package io.modelc.processor.evaluate;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.VariableTree;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Lambdas and method references: functions that capture the frame they stand in. */
final class Lambdas {

    private final Evaluator evaluator;

    Lambdas(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** The function as an object of {@code target}; of an interface to be told later where that is null. */
    Object lambda(LambdaExpressionTree tree, Frame frame, TypeMirror target) {
        return as((arguments, type) -> run(tree, frame, arguments, type), target);
    }

    /** {@code Type::method}, {@code object::method}, {@code Type::new}, {@code int[]::new}. */
    Object reference(MemberReferenceTree tree, Frame frame, TypeMirror target) {
        boolean isNamed =
                tree.getMode() == MemberReferenceTree.ReferenceMode.NEW || Calls.isSuper(tree.getQualifierExpression());
        Qualifier qualifier = isNamed ? null : evaluator.expressions().qualifier(tree.getQualifierExpression(), frame);
        if (qualifier != null && qualifier.value() == Poison.POISON) {
            return Poison.POISON;
        }
        Closure.Body body = (arguments, type) -> evaluator.calls().reference(tree, qualifier, arguments, frame);
        return as(body, target);
    }

    /** A function as an object of a functional interface. */
    Object as(Closure.Body body, TypeMirror target) {
        if (target == null || evaluator.library().isUserClass(target) || !isFunctional(target)) {
            return new Closure(target != null && isFunctional(target) ? target : null, body, this);
        }
        Class<?> type = evaluator.library().classOf(target);
        return Proxy.newProxyInstance(
                Lambdas.class.getClassLoader(), new Class<?>[] {type}, new FunctionHandler(body, target));
    }

    private boolean isFunctional(TypeMirror target) {
        return evaluator.names().types().asElement(target) instanceof TypeElement element
                && evaluator.names().functionalMethod(element).isPresent();
    }

    private Object run(LambdaExpressionTree tree, Frame captured, List<Object> arguments, TypeMirror type) {
        Frame frame = captured.returning(resultType(type));
        List<? extends VariableElement> declared = type == null ? List.of() : parameters(type);
        for (int i = 0; i < arguments.size(); i++) {
            VariableTree parameter = tree.getParameters().get(i);
            TypeMirror written = evaluator.writtenType(parameter, frame);
            TypeMirror known = written == null && i < declared.size()
                    ? concrete(declared.get(i).asType())
                    : written;
            frame.declare(
                    parameter.getName(),
                    known,
                    evaluator.conversions().assigned(arguments.get(i), known, frame.at(parameter)));
        }
        return evaluator.budget().call(frame.at(tree), "This lambda", () -> {
            return tree.getBody() instanceof ExpressionTree expression
                    ? evaluator.value(expression, frame, frame.resultType())
                    : evaluator
                            .statements()
                            .run((StatementTree) tree.getBody(), frame)
                            .value();
        });
    }

    private List<? extends VariableElement> parameters(TypeMirror type) {
        return functionalMethod(type).getParameters();
    }

    private TypeMirror resultType(TypeMirror type) {
        return type == null ? null : concrete(functionalMethod(type).getReturnType());
    }

    private ExecutableElement functionalMethod(TypeMirror type) {
        TypeElement element = (TypeElement) evaluator.names().types().asElement(type);
        return evaluator.names().functionalMethod(element).orElseThrow();
    }

    /** A type that does not depend on what the interface's type parameters stand for; null for one that does. */
    private static TypeMirror concrete(TypeMirror type) {
        return type.getKind() == TypeKind.TYPEVAR || type.getKind() == TypeKind.VOID ? null : type;
    }

    /** What is behind a proxy that library code holds. */
    interface Handler extends InvocationHandler {

        /** The value that interpreted code sees. */
        Object behind(Object proxy);
    }

    /** A function as library code calls it. */
    private record FunctionHandler(Closure.Body body, TypeMirror type) implements Handler {

        @Override
        public Object behind(Object proxy) {
            return proxy;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getDeclaringClass() == Object.class) {
                return ofObject(proxy, method.getName(), arguments);
            }
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            List<Object> values = arguments == null
                    ? List.of()
                    : Arrays.stream(arguments).map(Library::unwrapped).toList();
            return forLibrary(body.call(values, type));
        }

        private static Object ofObject(Object proxy, String method, Object[] arguments) {
            return switch (method) {
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "a function";
            };
        }
    }

    /** Library code cannot go on without a value. */
    static Object forLibrary(Object result) {
        if (result == Poison.POISON) {
            throw new Poison.Abandoned();
        }
        return result;
    }
}
