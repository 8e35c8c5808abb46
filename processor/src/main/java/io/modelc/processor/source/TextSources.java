package io.modelc.processor.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** A compiler without javac's trees (ECJ): the file's text, parsed by the JDK's own parser. */
final class TextSources implements Sources {

    private static final int LONGEST_EXCERPT = 60;

    private final ProcessingEnvironment environment;
    private final SourceFiles files;
    private final Map<String, Optional<CompilationUnitTree>> units = new HashMap<>();
    private final Map<CompilationUnitTree, SourcePositions> positions = new HashMap<>();
    private final Map<TypeElement, Optional<Source>> found = new HashMap<>();

    TextSources(ProcessingEnvironment environment) {
        this.environment = environment;
        this.files = new SourceFiles(environment);
    }

    @Override
    public Optional<Source> find(TypeElement type) {
        Optional<Source> known = found.get(type);
        if (known == null) {
            known = read(type);
            found.put(type, known);
        }
        return known;
    }

    private Optional<Source> read(TypeElement type) {
        Deque<TypeElement> nesting = new ArrayDeque<>();
        for (Element e = type; e instanceof TypeElement t; e = e.getEnclosingElement()) {
            nesting.push(t);
        }
        String outermost = nesting.peek().getQualifiedName().toString();
        TypeElement top = nesting.peek();
        return units.computeIfAbsent(outermost, name -> files.find(top).map(this::parse))
                .flatMap(unit -> member(unit.getTypeDecls(), nesting).map(tree -> new Source(type, unit, tree)));
    }

    private static Optional<ClassTree> member(List<? extends Tree> trees, Deque<TypeElement> nesting) {
        TypeElement next = nesting.pop();
        for (Tree tree : trees) {
            if (tree instanceof ClassTree inner && inner.getSimpleName().contentEquals(next.getSimpleName())) {
                return nesting.isEmpty() ? Optional.of(inner) : member(inner.getMembers(), nesting);
            }
        }
        return Optional.empty();
    }

    private CompilationUnitTree parse(JavaFileObject file) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        JavacTask task =
                (JavacTask) javac.getTask(null, null, ignored -> {}, List.of("-proc:none"), null, List.of(file));
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            positions.put(unit, Trees.instance(task).getSourcePositions());
            return unit;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long line(Place place) {
        CompilationUnitTree unit = place.source().unit();
        return unit.getLineMap().getLineNumber(positions.get(unit).getStartPosition(unit, place.tree()));
    }

    /** Such compilers mark elements only, so the message names the exact place itself. */
    @Override
    public void report(Diagnostic.Kind kind, String message, Place place) {
        CompilationUnitTree unit = place.source().unit();
        long start = positions.get(unit).getStartPosition(unit, place.tree());
        LineMap lines = unit.getLineMap();
        String where = String.format(
                " (%s:%d:%d: %s)",
                place.source().fileName(),
                lines.getLineNumber(start),
                lines.getColumnNumber(start),
                excerpt(place, (int) start));
        environment.getMessager().printMessage(kind, message + where, elementAt(place, start));
    }

    /** The first line of what is written there, if need be shortened. */
    private String excerpt(Place place, int start) {
        CompilationUnitTree unit = place.source().unit();
        try {
            int end = (int) positions.get(unit).getEndPosition(unit, place.tree());
            String text = unit.getSourceFile()
                    .getCharContent(true)
                    .subSequence(start, end)
                    .toString();
            String line = text.lines().findFirst().orElse("").strip();
            boolean whole = line.equals(text) && line.length() <= LONGEST_EXCERPT;
            return whole ? text : line.substring(0, Math.min(line.length(), LONGEST_EXCERPT)) + " ...";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The field or method that a position is in, or the class. */
    private Element elementAt(Place place, long position) {
        Source source = place.source();
        SourcePositions in = positions.get(source.unit());
        for (Tree member : source.tree().getMembers()) {
            if (in.getStartPosition(source.unit(), member) <= position
                    && position <= in.getEndPosition(source.unit(), member)) {
                return Members.elementOf(source.type(), member).orElse(source.type());
            }
        }
        return source.type().getKind() == ElementKind.PACKAGE ? null : source.type();
    }
}
