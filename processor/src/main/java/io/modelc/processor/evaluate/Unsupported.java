package io.modelc.processor.evaluate;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import io.modelc.errors.Message;
import io.modelc.processor.source.Place;
import io.modelc.processor.source.Problem;
import java.util.Locale;

/** The Java that declarations cannot use, and what to write instead. */
final class Unsupported {

    private Unsupported() {}

    static Problem statement(Place place) {
        return switch (place.tree().getKind()) {
            case SYNCHRONIZED -> problem(place, "synchronized", "One thread runs it: leave the body alone.");
            case CLASS, RECORD, ENUM, INTERFACE ->
                problem(place, "a class inside a method", "Declare it as a member of the class around it.");
            default -> problem(place, "this statement", "Move it out of what the model runs.");
        };
    }

    static Problem expression(Place place) {
        return problem(place, "this expression (" + name(place.tree()) + ")", "Move it out of what the model runs.");
    }

    private static String name(Tree tree) {
        String kind = tree instanceof ExpressionTree ? tree.getKind().name() : "part";
        return kind.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Problem pattern(Place place) {
        return problem(place, "this pattern", "Use instanceof with one type and one variable, and the accessors.");
    }

    static Problem anonymousClass(Place place) {
        return problem(
                place, "an anonymous class", "Use a lambda, or a class that is a member of the class around it.");
    }

    static Problem compiledSuperclass(Place place, String name) {
        return problem(
                place,
                "a class that extends the compiled class " + name,
                "Hold one in a field instead, or implement an interface.");
    }

    static Problem resources(Place place) {
        return problem(place, "a resource that is closed", "Declare it as a local variable before the try.");
    }

    static Problem constantBody(Place place) {
        return problem(
                place,
                "an enum constant with a body",
                "Give the enum a field that its constructor sets, or a method that switches over this.");
    }

    private static Problem problem(Place place, String construct, String instead) {
        return new Problem(place, Message.NOT_SUPPORTED, construct, instead);
    }
}
