package io.modelc.processor.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import javax.lang.model.element.TypeElement;

/**
 * A class of this compilation and the file it is written in.
 *
 * @param type the class as the compiler knows it
 * @param unit the file
 * @param tree the class as it is written
 */
public record Source(TypeElement type, CompilationUnitTree unit, ClassTree tree) {

    /** The file's name without its folders. */
    public String fileName() {
        String path = unit.getSourceFile().getName();
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    /** The place of a tree of this file. */
    public Place at(Tree part) {
        return new Place(this, part);
    }
}
