package io.modelc.processor.evaluate;

import org.junit.jupiter.api.Test;

/** The evaluator does what the compiled class does. */
class EvaluatorTest {

    @Test
    void integersOverflowAndPromote() {
        BothWays.agree("""
                static Object intOverflow() { return Integer.MAX_VALUE + 1; }
                static Object longOverflow() { return Long.MAX_VALUE * 3; }
                static Object mixed() { return 7 / 2 + 7 / 2.0 + 7 / 2f; }
                static Object remainder() { return -7 % 3 + " " + -7.5 % 2 + " " + Math.floorMod(-7, 3); }
                static Object bytes() { byte b = 127; b++; return b; }
                static Object byteSum() { byte a = 100, b = 100; return a + b; }
                static Object shorts() { short s = (short) 40000; return s; }
                static Object chars() { char c = 'a'; c += 2; return c; }
                static Object charSum() { return 'a' + 1; }
                static Object charText() { return "" + (char) ('a' + 1) + 'c' + 1; }
                static Object narrowing() { int i = 10; i *= 2.7; return i; }
                static Object narrowingByte() { byte b = 10; b += 300; return b; }
                static Object longToInt() { return (int) 5_000_000_000L; }
                static Object doubleToInt() { return (int) 1e20 + " " + (int) Double.NaN + " " + (long) -1e30; }
                static Object doubleToByte() { return (byte) 300.7; }
                static Object doubleToChar() { return (char) 98.6; }
                static Object floats() { float f = 0.1f; return f * 3 + " " + (f + 0.2) + " " + 1 / 3f; }
                static Object intToFloat() { int i = 16_777_217; float f = i; return f; }
                static Object negativeZero() { return -0.0 + " " + -(0.0) + " " + (0.0 == -0.0); }
                static Object nan() { double d = 0.0 / 0; return d == d; }
                static Object nanOrder() { double d = 0.0 / 0; return d < 1 || d >= 1; }
                static Object minValue() { return -Integer.MIN_VALUE + " " + Math.abs(Integer.MIN_VALUE); }
                static Object minDivision() { int m = Integer.MIN_VALUE; return m / -1; }
                static Object wrappers() { Integer i = 5; i++; i += 2; Long l = 3L; return i + l; }
                static Object widening() { long l = 3; double d = l; return d; }
                static Object assignmentValue() { int a; int b = a = 4; return a + b; }
                static Object literals() { return 0x1F + 0b101 + 017 + 1_000L; }
                """);
    }

    @Test
    void bitsAndShifts() {
        BothWays.agree("""
                static Object shifts() { return (1 << 33) + " " + (1L << 33) + " " + (-8 >> 1) + " " + (-8 >>> 28); }
                static Object longShift() { return (-8L >>> 60) + (1 << 2L); }
                static Object byteShift() { byte b = -1; b >>>= 4; return b; }
                static Object logic() { return (6 & 3) + " " + (6 | 3) + " " + (6 ^ 3) + " " + ~6; }
                static Object longLogic() { return 6L & 3; }
                static Object booleans() { return (true ^ false) & !(false | false); }
                static Object compound() { int a = 12; a &= 10; a |= 1; a ^= 3; a <<= 2; a >>= 1; return a; }
                static Object booleanCompound() { boolean b = true; b &= false; b |= true; b ^= true; return b; }
                static Object charShift() { char c = 'a'; return c << 1; }
                """);
    }

    @Test
    void incrementsHappenInOrder() {
        BothWays.agree("""
                static Object postfix() { int i = 5; int j = i++ + i++ * 2; return i + " " + j; }
                static Object prefix() { int i = 5; return ++i + --i * 2; }
                static Object elements() { int[] a = {0, 0, 0}; int i = 0; a[i++] = i; a[i++] += 5; return a; }
                static Object target() { int[] a = {1, 2}; int i = 0; a[i] = i = 1; return a; }
                static Object compoundElement() { int[] a = {1, 2}; int i = 0; a[i++] += i * 10; return i + " " + a[0]; }
                static Object selfAdd() { int i = 3; i += i++ + ++i; return i; }
                static Object charStep() { char c = 'x'; c++; return c; }
                static Object doubleStep() { double d = 0.5; d--; return d; }
                """);
    }

    @Test
    void choicesPromoteBothOperands() {
        BothWays.agree("""
                static boolean yes = true;
                static final boolean YES = "a".length() == 1;
                static Object intDouble() { return YES ? 1 : 2.0; }
                static Object halves() { return (YES ? 1 : 2.0) / 2; }
                static Object charInt() { return YES ? 'a' : 0; }
                static Object charIntVariable() { int i = 0; return YES ? 'a' : i; }
                static Object boxes() { Integer i = 3; Double d = 2.0; return YES ? i : d; }
                static Object boxAndNull() { return YES ? 1 : null; }
                static Object textOrInt() { return YES ? 1 : "x"; }
                static Object longs() { long l = 4; return YES ? 7 : l; }
                static Object nested() { int n = 3; return n > 5 ? "big" : n > 2 ? "middle" : "small"; }
                static double half(int n) { return n / 2.0; }
                static int whole(int n) { return n / 2; }
                static Object calls() { return YES ? whole(5) : half(5); }
                static Object objects() { Object o = YES ? 'a' : 1.5; return o; }
                static Object switchedHalf() { int k = 1; return (switch (k) { case 1 -> 1; default -> 2.5; }) / 2; }
                static Object switched() { int k = 1; return switch (k) { case 1 -> 1; default -> 2.5; }; }
                static Object byteShort() { byte b = 1; short s = 2; return YES ? b : s; }
                """);
    }

    @Test
    void textsAreJoined() {
        BothWays.agree("""
                static Object order() { return 1 + 2 + "a" + 1 + 2; }
                static Object nulls() { String s = null; return s + null; }
                static Object append() { String s = "a"; s += 1; s += 'b'; s += null; s += 1.0f; return s; }
                static Object nullAppend() { String s = null; s += "x"; return s; }
                static Object block() { return \"""
                    hello
                      world\\
                     again
                    \"""; }
                static Object format() { return String.format("%s_%02d %.2f", "block", 7, 0.5); }
                static Object formatted() { return "%d/%d".formatted(1, 2); }
                static Object repeated() { return "ab".repeat(3).toUpperCase(); }
                static Object equality() { String a = "x" + 1; return a.equals("x1"); }
                static Object builder() { StringBuilder b = new StringBuilder(); b.append(1).append('c').append("s"); return b.toString(); }
                static Object joined() { return String.join(",", List.of("a", "b")); }
                static Object chars() { char[] c = {'h', 'i'}; return new String(c) + c.length; }
                static Object charAt() { int n = "abc".charAt(1) + 1; return n; }
                """);
    }

    @Test
    void loopsAndJumps() {
        BothWays.agree("""
                static Object sum() { int s = 0; for (int i = 0; i < 10; i++) s += i; return s; }
                static Object twoVariables() { String s = ""; for (int i = 0, j = 9; i < j; i++, j--) s += i * j + ","; return s; }
                static Object whileLoop() { int n = 100, c = 0; while (n > 1) { n /= 2; c++; } return c; }
                static Object doLoop() { int n = 0; do { n++; } while (n < 0); return n; }
                static Object skipping() { int s = 0; for (int i = 0; i < 10; i++) { if (i % 2 == 0) continue; if (i > 7) break; s += i; } return s; }
                static Object labels() {
                    String s = "";
                    outer:
                    for (int i = 0; i < 4; i++) {
                        for (int j = 0; j < 4; j++) {
                            if (j == 2) continue outer;
                            if (i == 3) break outer;
                            s += i + "" + j + " ";
                        }
                    }
                    return s;
                }
                static Object labelledBlock() { int n = 1; out: { if (n == 1) break out; n = 7; } return n; }
                static Object breakInBlock() { int n = 0; for (int i = 0; i < 5; i++) { here: { if (i == 2) break; n += i; } } return n; }
                static Object eachOfArray() { int s = 0; for (int x : new int[] {1, 2, 3}) s = s * 10 + x; return s; }
                static Object eachOfList() { String s = ""; for (String x : List.of("a", "b")) s += x; return s; }
                static Object eachWidening() { double s = 0; for (double x : new int[] {1, 2}) s += x / 2; return s; }
                static Object returning() { for (int i = 0; ; i++) { if (i * i > 50) return i; } }
                static Object scopes() { int i = 0; { int j = 5; i += j; } { int j = 6; i += j; } return i; }
                static Object whileContinue() { int i = 0, s = 0; while (i < 6) { i++; if (i == 3) continue; s += i; } return s; }
                """);
    }

    @Test
    void switchesOfEveryForm() {
        BothWays.agree("""
                enum Size { SMALL, MEDIUM, LARGE }
                static Object fallThrough() {
                    String s = "";
                    for (int i = 0; i < 5; i++) {
                        switch (i) { case 0: s += "a"; case 1: s += "b"; break; case 3: { s += "d"; break; } default: s += "x"; case 9: s += "y"; }
                    }
                    return s;
                }
                static Object arrows() { int n = 0; switch ("two") { case "one" -> n = 1; case "two", "zwei" -> n = 2; default -> n = 3; } return n; }
                static Object expression() { int k = 2; int r = switch (k) { case 1, 2 -> k * 10; default -> { int t = k; yield t + 1; } }; return r; }
                static Object yields() { char c = 'b'; String r = switch (c) { case 'a': yield "A"; case 'b': case 'c': yield "BC"; default: yield "?"; }; return r; }
                static int width(Size s) { return switch (s) { case SMALL -> 16; case MEDIUM -> 32; case LARGE -> 64; }; }
                static Object enums() { int t = 0; for (Size s : Size.values()) t += width(s); return t; }
                static Object oldEnums() { Size s = Size.LARGE; switch (s) { case SMALL: return 1; case LARGE: return 3; } return 0; }
                static Object noMatch() { int n = 5; switch (n) { case 1: n = 0; } return n; }
                static Object continueInSwitch() { int s = 0; for (int i = 0; i < 5; i++) { switch (i) { case 2: continue; default: s += i; } s += 100; } return s; }
                static Object sharedScope() { int n = 2; switch (n) { case 1: int x = 1; break; case 2: x = 5; return x; } return 0; }
                static Object constants() { final int two = 2; int k = 2; switch (k) { case two + 1: return "three"; case two: return "two"; } return ""; }
                static Object returned() { int k = 3; switch (k) { case 3 -> { return "three"; } default -> { } } return "none"; }
                static Object wrapped() { Integer i = 4; return switch (i) { case 4 -> "four"; default -> "other"; }; }
                """);
    }

    @Test
    void arraysNested() {
        BothWays.agree("""
                static Object defaults() { int[] a = new int[3]; boolean[] b = new boolean[1]; String[] s = new String[1]; return a[2] + " " + b[0] + " " + s[0]; }
                static Object grid() { int[][] g = new int[2][3]; g[1][2] = 5; return g.length + " " + g[1].length + " " + g[1][2]; }
                static Object ragged() { int[][] g = {{1}, {2, 3}}; return g[1][1] + g.length; }
                static Object partial() { int[][] g = new int[2][]; g[0] = new int[] {4}; return g[0][0] + " " + g[1]; }
                static Object aliasing() { int[] a = {1}; int[] b = a; b[0] = 7; return a[0]; }
                static Object cloned() { int[] a = {1, 2}; int[] b = a.clone(); b[0] = 7; return a; }
                static Object widened() { double[] d = {1, 2}; return d[0] / 2; }
                static Object storedWidened() { double[] d = new double[1]; d[0] = 3; d[0] /= 2; return d[0]; }
                static Object longs() { long[] l = {1}; l[0] += 2.9; return l[0]; }
                static Object bytes() { byte[] b = {10}; b[0] *= 30; return b[0]; }
                static Object helpers() { int[] a = {3, 1, 2}; Arrays.sort(a); return Arrays.toString(a) + Arrays.stream(a).sum(); }
                static Object lists() { List<Integer> l = new ArrayList<>(); l.add(5); l.add(6); l.remove(0); return l; }
                static Object removeObject() { List<Integer> l = new ArrayList<>(List.of(5, 6)); l.remove(Integer.valueOf(6)); return l; }
                static Object maps() { Map<String, Integer> m = new TreeMap<>(); m.put("a", 1); m.merge("a", 4, Integer::sum); return m; }
                static Object numbers() { List<Integer> l = List.of(7, 2); return l.get(0) / l.get(1) + l.get(0); }
                static Object varList() { var l = List.of(7, 2); int n = l.get(0); return n / 2; }
                static Object ints() { int n = 3; Integer[] boxed = {n, 4}; return boxed[0] + boxed.length; }
                """);
    }

    @Test
    void overloadsAreChosenAsJavacDoes() {
        BothWays.agree("""
                static String f(int x) { return "int"; }
                static String f(long x) { return "long"; }
                static String f(double x) { return "double"; }
                static String f(Integer x) { return "Integer"; }
                static String f(Object x) { return "Object"; }
                static String f(int... x) { return "int..."; }
                static String g(long x) { return "long"; }
                static String g(Integer x) { return "Integer"; }
                static String h(Object x) { return "Object"; }
                static String h(String x) { return "String"; }
                static String v(String s, Object... rest) { return s + rest.length; }
                static String w(Object o, int... x) { return "varargs" + x.length; }
                static String w(Object o, int x) { return "one"; }
                static Object exact() { byte b = 1; char c = 'c'; return f(1) + f(1L) + f(1f) + f(b) + f(c) + f("s") + f() + f(1, 2); }
                static Object boxed() { Integer i = 1; Long l = 2L; return f(i) + f(l); }
                static Object wideningFirst() { return g(1); }
                static Object staticType() { Object o = "text"; return h(o) + h("text") + h(null) + h((Object) "text"); }
                static Object variable() { return v("a") + v("b", 1, "x") + v("c", new Object[] {1, 2, 3}) + v("d", new int[] {1, 2}); }
                static Object optionalVarargs() { return w("a") + w("a", 1) + w("a", 1, 2); }
                static Object ternary() { return f(true ? 1 : 2L); }
                static Object switches() { int k = 1; return List.of(switch (k) { case 1 -> 1; default -> 2.5; }); }
                static Object expressions() { short s = 1; return f(s + 1) + f(s) + f('a' + 'b') + f(1 / 2.0); }
                static Object generics() { List<String> l = List.of("x"); return h(l.get(0)); }
                static Object library() { return Math.max(1, 2L) + " " + Math.max(1, 2) + " " + Math.abs(-1.5f) + String.valueOf('c') + String.valueOf(1.0f); }
                static Object inferred() { int k = Math.round(2.5f); long m = Math.round(2.5); return f(Math.round(2.5f)) + f(Math.round(2.5)) + k + m; }
                """);
    }

    @Test
    void recursionAndHelpers() {
        BothWays.agree("""
                static int factorial(int n) { return n <= 1 ? 1 : n * factorial(n - 1); }
                static long fibonacci(int n) { if (n < 2) return n; return fibonacci(n - 1) + fibonacci(n - 2); }
                static boolean even(int n) { return n == 0 || odd(n - 1); }
                static boolean odd(int n) { return n != 0 && even(n - 1); }
                static <T> T first(List<T> list) { return list.get(0); }
                static double widen(double d) { return d; }
                static final int[] SIZES = {64, 128};
                static final int TOTAL = SIZES[0] + SIZES[1];
                static final List<String> NAMES = List.of("a", "b");
                static Object factorials() { return factorial(13); }
                static Object fib() { return fibonacci(15); }
                static Object mutual() { return even(10) + " " + odd(7); }
                static Object generic() { return first(List.of("x", "y")); }
                static Object parameterWidens() { return widen(3); }
                static Object constants() { return TOTAL + NAMES.size() + Integer.MAX_VALUE; }
                static Object circumference() { return Math.round(2 * Math.PI * 100) + Math.pow(2, 10) + Math.floorDiv(-7, 2); }
                static Object shortCircuit() { int[] n = {0}; boolean b = n[0]++ > 0 && n[0]++ > 0 || n[0]++ == 1; return b + " " + n[0]; }
                """);
    }

    @Test
    void recordsAndEnums() {
        BothWays.agree("""
                record Point(int x, double y) {
                    static final Point ORIGIN = new Point(0, 0);
                    Point { if (x < 0) { x = -x; } }
                    Point(int both) { this(both, both); }
                    double sum() { return x + y; }
                    Point with(int newX) { return new Point(newX, y); }
                    static Point of(int n) { return new Point(n); }
                }
                record Pair<A, B>(A first, B second) {}
                record Plain(String name) { public String name() { return "<" + name + ">"; } }
                enum Unit {
                    METER("m", 1), FOOT("ft", 0.3048);
                    final String symbol; private final double factor;
                    Unit(String symbol, double factor) { this.symbol = symbol; this.factor = factor; }
                    double toMeters(double v) { return v * factor; }
                    static Unit parse(String s) { for (Unit u : values()) if (u.symbol.equals(s)) return u; return null; }
                }
                static Object printed() { return new Point(-3, 4) + " " + Point.of(2) + Point.ORIGIN; }
                static Object returned() { return new Point(1, 2); }
                static Object accessors() { Point p = new Point(1, 2).with(9); return p.x() + p.y() + p.sum() + p.x; }
                static Object equality() { return new Point(1).equals(new Point(1)) + " " + (new Point(1) == new Point(1)) + " " + new Point(1).equals(null); }
                static Object hashes() { return new Plain("a").hashCode() == new Plain("a").hashCode(); }
                static Object inCollections() { return List.of(new Point(1), new Point(2)).indexOf(new Point(2)) + new HashSet<>(List.of(new Plain("a"))).size(); }
                static Object pairs() { Pair<String, Integer> p = new Pair<>("a", 3); return p.first() + p.second(); }
                static Object pairSum() { Pair<Integer, Integer> p = new Pair<>(2, 3); return p.first() + p.second(); }
                static Object overridden() { return new Plain("a").name() + new Plain("a"); }
                static Object enums() { return Unit.FOOT.toMeters(10) + Unit.parse("m").name() + Unit.FOOT.ordinal() + Unit.valueOf("FOOT") + Unit.METER.compareTo(Unit.FOOT); }
                static Object enumIdentity() { return Unit.parse("ft") == Unit.FOOT; }
                static Object enumMap() { Map<Unit, Integer> m = new HashMap<>(); m.put(Unit.FOOT, 3); return m.get(Unit.FOOT); }
                static Object compareTo() { return List.of(1, 2).size() + Unit.values().length; }
                """);
    }

    @Test
    void classesAndInheritance() {
        BothWays.agree("""
                static abstract class Shape {
                    static String log = "x";
                    final String name; int calls = 1; String trace = "base;";
                    { trace += "block;"; }
                    Shape(String name) { this.name = name; trace += describe(); }
                    abstract double area();
                    String describe() { return "shape " + name + ";"; }
                    private String secret() { return "base secret"; }
                    String reveal() { return secret(); }
                    static String kind() { return "Shape"; }
                }
                static class Square extends Shape {
                    private final int side; String extra = "set"; int calls = 7;
                    Square(int side) { super("square" + side); this.side = side; trace += extra; }
                    Square() { this(2); trace += "!"; }
                    @Override double area() { return side * side; }
                    @Override String describe() { return "[" + super.describe() + side + extra + "]"; }
                    private String secret() { return "own secret"; }
                    int both() { return calls * 10 + super.calls; }
                    static String kind() { return "Square"; }
                }
                interface Named { String name(); default String greet() { return "I am " + name() + suffix(); } private String suffix() { return "."; } static Named of(String s) { return () -> s; } }
                record Person(String name) implements Named, Comparable<Person> { public int compareTo(Person o) { return name.compareTo(o.name); } }
                static class Loud implements Named { public String name() { return "LOUD"; } public String greet() { return Named.super.greet() + "!"; } @Override public String toString() { return "loud"; } }
                static class Counter { private int n; int next() { return n++; } Counter add(int k) { n += k; return this; } }
                static class Outer { int base = 5; class Inner { int v = base * 2; int get() { return v + base + Outer.this.base; } } Inner make() { return new Inner(); } }
                static Object order() { return new Square().trace; }
                static Object virtual() { Shape s = new Square(3); return s.area() + s.describe() + s.name; }
                static Object hiding() { Square q = new Square(); Shape s = q; return q.calls + " " + s.calls + " " + ((Shape) q).calls + " " + q.both(); }
                static Object privates() { return new Square().reveal(); }
                static Object statics() { return Square.kind() + Shape.kind(); }
                static Object defaults() { return new Person("Ann").greet() + Named.of("Bob").greet() + new Loud().greet() + new Loud(); }
                static Object sorting() { List<Person> p = new ArrayList<>(List.of(new Person("b"), new Person("a"))); Collections.sort(p); return p; }
                static Object state() { Counter c = new Counter(); c.next(); c.add(5).next(); return c.next() + c.n; }
                static Object inner() { return new Outer().make().get(); }
                static Object instanceOf() { Shape s = new Square(); return (s instanceof Square) + " " + (s instanceof Square q && q.side == 2) + (((Object) s) instanceof Named); }
                static Object pattern() { Object o = "text"; if (!(o instanceof String str)) { return 0; } return str.length(); }
                static Object casts() { Object o = 3; int i = (int) o; long l = (Integer) o; return i + l; }
                static Object polymorphicLists() { List<Shape> l = List.of(new Square(1), new Square(2)); double t = 0; for (Shape s : l) t += s.area(); return t; }
                """);
    }

    @Test
    void lambdasAndReferences() {
        BothWays.agree("""
                interface Op { int apply(int a, int b); default Op twice() { return (a, b) -> apply(apply(a, b), b); } }
                record Box(int v) { int plus(int k) { return v + k; } static Box of(int v) { return new Box(v); } }
                static int twice(int x) { return 2 * x; }
                static Op add() { return (a, b) -> a + b; }
                static Function<Integer, Integer> chosen(boolean b) { return b ? x -> x + 1 : x -> x - 1; }
                static Object own() { Op op = (a, b) -> a * b; return op.apply(3, 4) + op.twice().apply(2, 3) + add().apply(1, 2); }
                static Object functions() { Function<Integer, Integer> f = x -> x * 10; return f.andThen(x -> x + 1).apply(4); }
                static Object primitives() { IntFunction<String> f = i -> "#" + i / 2; IntBinaryOperator g = (a, b) -> a / b; return f.apply(5) + g.applyAsInt(7, 2); }
                static Object captured() { int k = 3; Supplier<Integer> s = () -> k * 2; return s.get(); }
                static Object blockBody() { BiFunction<Integer, Integer, Integer> f = (a, b) -> { int t = a; for (int i = 0; i < b; i++) t *= 2; return t; }; return f.apply(3, 4); }
                static Object perTurn() { List<Supplier<Integer>> l = new ArrayList<>(); for (int x : new int[] {1, 2, 3}) l.add(() -> x * x); int s = 0; for (Supplier<Integer> f : l) s = s * 10 + f.get(); return s; }
                static Object streams() { return IntStream.range(0, 5).map(i -> i * i).filter(i -> i % 2 == 0).boxed().map(i -> "n" + i).collect(Collectors.joining("-")); }
                static Object ofObjects() { return Stream.of(1, 2, 3).map(Box::new).map(Box::v).mapToInt(Integer::intValue).sum(); }
                static Object references() { Function<Integer, Box> make = Box::of; Box b = make.apply(4); IntUnaryOperator p = b::plus; ToIntFunction<Box> v = Box::v; IntUnaryOperator t = Snippets::twice; return p.applyAsInt(6) + v.applyAsInt(b) + t.applyAsInt(5); }
                static Object arrays() { IntFunction<int[]> f = int[]::new; return f.apply(3).length + Stream.of("a", "b").toArray(String[]::new).length; }
                static Object conditional() { return chosen(true).apply(5) * chosen(false).apply(5); }
                static Object sorted() { List<String> l = new ArrayList<>(List.of("ccc", "a", "bb")); l.sort(Comparator.comparing(String::length)); l.replaceAll(s -> s + "!"); return l; }
                static Object sideEffects() { int[] n = {0}; Runnable r = () -> n[0]++; r.run(); r.run(); return n[0]; }
                static Object optional() { return Optional.of(5).map(x -> x + 1).orElse(0); }
                static Object widenedResult() { ToDoubleFunction<String> f = s -> s.length(); return f.applyAsDouble("abc") / 2; }
                static Object inList() { List<IntUnaryOperator> l = List.of(x -> x + 1, x -> x * 2); int v = 3; for (IntUnaryOperator f : l) v = f.applyAsInt(v); return v; }
                static Object reduced() { return Stream.of(1, 2, 3).reduce(0, (a, b) -> a + b); }
                static Object nestedLambdas() { Function<Integer, Function<Integer, Integer>> f = a -> b -> a * 10 + b; return f.apply(1).apply(2); }
                """);
    }
}
