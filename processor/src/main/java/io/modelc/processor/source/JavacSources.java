package io.modelc.processor.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * Javac: the very trees it is compiling, parsed and entered, their bodies not attributed. Nothing here may ask javac for
 * the element or type of a tree inside a body: that attributes the class before its generated classes exist.
 */
final class JavacSources implements Sources {

    private final Trees trees;
    private final Map<TypeElement, Optional<Source>> found = new HashMap<>();

    JavacSources(Trees trees) {
        this.trees = trees;
    }

    @Override
    public Optional<Source> find(TypeElement type) {
        return found.computeIfAbsent(type, this::read);
    }

    private Optional<Source> read(TypeElement type) {
        TreePath path = trees.getPath(type);
        return path != null && path.getLeaf() instanceof ClassTree tree
                ? Optional.of(new Source(type, path.getCompilationUnit(), tree))
                : Optional.empty();
    }

    @Override
    public long line(Place place) {
        CompilationUnitTree unit = place.source().unit();
        return unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, place.tree()));
    }

    @Override
    public void report(Diagnostic.Kind kind, String message, Place place) {
        trees.printMessage(kind, message, place.marked(), place.source().unit());
    }
}
