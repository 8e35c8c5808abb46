package io.modelc.processor.evaluate;

import org.junit.jupiter.api.Test;

/** More of the language that declarations are written in, each form compared with what a program does. */
class LanguageTest {

    @Test
    void numbersAtTheirEdges() {
        BothWays.agree("""
                static final double NAN = 0.0 / 0.0;
                static double nan() { return Double.NaN; }
                static Object nanComparisons() { double n = nan(); return (n == n) + " " + (n != n) + (n < 1) + (n > 1) + (n <= n) + (n >= n) + !(n < 1); }
                static Object floatNan() { float f = Float.NaN; return (f == f) + " " + (f != f) + Float.compare(f, f) + (f < 0); }
                static Object zeros() { double z = 0.0, m = -0.0; return (z == m) + " " + 1 / z + " " + 1 / m + " " + Math.max(m, z) + (-z) + (0 - z); }
                static Object floatDivision() { double d = 1; return d / 0 + " " + -d / 0 + " " + 5 % 0.0 + " " + -7.5 % 2; }
                static Object shifts() { int i = -17; long l = -17; return (i << 33) + " " + (i >> 2) + " " + (i >>> 28) + " " + (l << 65) + " " + (l >>> 60) + " " + (1 << 31) + " " + (1L << 31) + " " + (i >>> 33); }
                static Object shiftTypes() { byte b = -1; short s = (short) 0x8000; return (b >>> 4) + " " + (s >> 3) + " " + ('a' << 1) + " " + (b << 2L); }
                static Object overflow() { int i = Integer.MAX_VALUE; i++; long l = Long.MIN_VALUE; l--; int p = 65536 * 65536; int a = Math.abs(Integer.MIN_VALUE); return i + " " + l + " " + p + " " + a + " " + (-Integer.MIN_VALUE) + " " + Integer.MIN_VALUE / -1; }
                static Object narrowing() { return (byte) 300 + " " + (short) 70000 + " " + (int) 3e10 + " " + (int) -3e10 + " " + (int) nan() + " " + (long) 1e30 + " " + (char) 98 + (byte) 200.7 + " " + (int) 'x' + " " + (char) -1.5 + (float) 1e40 + (int) 2.9f + (long) -2.9; }
                static Object narrowingOfLarge() { return (byte) 1e10 + " " + (short) -1e10 + " " + (char) 1e10 + (byte) Long.MAX_VALUE + (short) 1e5f + (int) Long.MIN_VALUE; }
                static Object divisions() { return -7 / 2 + " " + -7 % 2 + " " + 7 / -2 + " " + 7 % -2 + " " + Math.floorMod(-7, 2) + " " + -7L / 2 + " " + 7f / 2; }
                static Object compound() { byte b = 127; b++; short s = 1; s += 70000; char c = 'a'; c += 1; int i = 5; i *= 2.7; i <<= 33; long l = 1; l += 0.9; float f = 1; f /= 3; i >>>= 1; return b + " " + s + " " + c + " " + i + " " + l + " " + f; }
                static Object compoundDivision() { int i = 7; i /= 2; i %= 2; i -= 'a'; i ^= 0xFF; i |= 1; i &= ~4; return i; }
                static Object chars() { char c = 'a'; c++; int d = c + 1; char e = (char) (c + 1); return c + " " + d + e + (char) d + ('a' + 'b') + "x" + 'a' + 'b' + (c > 'a') + Character.getNumericValue('7') + (int) Character.toUpperCase(c); }
                static Object charLoop() { String s = ""; for (char c = 'a'; c <= 'e'; c++) { s += c; } for (char c : "xyz".toCharArray()) { s += (char) (c - 1); } return s; }
                static Object mixed() { return 1 + 2L + 3f + 4.0 + " " + (1 + 'a') + " " + (1 / 2 * 2.0) + " " + (1 / 2.0 * 2) + " " + 0.1f + 0.2 + " " + (0.1f + 0.2) + " " + (float) 0.1 * 3; }
                static Object hexAndUnderscores() { return 0xFFFF_FFFF + " " + 0b1010 + " " + 017 + " " + 1_000_000L + " " + 0x1p4 + " " + 1e-3f + " " + 0xFFFF_FFFFFL; }
                static Object booleans() { boolean a = true, b = false; a &= b; b |= true; a ^= b; return a + " " + b + (a & b) + (a | b) + (a ^ b) + (!a == b); }
                static Object conversions() { long l = Integer.MAX_VALUE; l++; float f = 16777217; double d = 0.1f; int i = 'x'; long big = 1L << 53; return l + " " + f + " " + d + " " + i + " " + (double) (big + 1) + " " + (float) Integer.MAX_VALUE; }
                static Object ternaries() { Object o = true ? 1 : 2.0; Object p = false ? 'a' : 98; int i = 0; Object q = true ? 'b' : i; Object r = true ? null : 0; return o + " " + p + " " + q + " " + r; }
                static Object boxed() { Integer a = 5; Long b = 5L; Double c = 2.0; int s = a + 1; a++; a += 2; c *= 2; return a + " " + (a + b) + " " + c + a.equals(8) + b.equals(5) + a.compareTo(9) + s; }
                static Object mathCalls() { return Math.floorDiv(-7, 2) + " " + Math.ceil(-0.5) + Math.rint(2.5) + Math.round(-2.5) + Math.sqrt(2) + Math.hypot(3, 4) + Math.cbrt(27) + Math.log10(1000) + Math.signum(-3.0) + Math.clz(); }
                static class Math { static long floorDiv(int a, int b) { return java.lang.Math.floorDiv(a, b); } static double ceil(double d) { return java.lang.Math.ceil(d); } static double rint(double d) { return java.lang.Math.rint(d); } static long round(double d) { return java.lang.Math.round(d); } static double sqrt(double d) { return java.lang.Math.sqrt(d); } static double hypot(double a, double b) { return java.lang.Math.hypot(a, b); } static double cbrt(double d) { return java.lang.Math.cbrt(d); } static double log10(double d) { return java.lang.Math.log10(d); } static double signum(double d) { return java.lang.Math.signum(d); } static int clz() { return Integer.numberOfLeadingZeros(1); } static int max(double a, double b) { return 1; } static int abs(int a) { return a < 0 ? -a : a; } static int floorMod(int a, int b) { return java.lang.Math.floorMod(a, b); } }
                """);
    }

    @Test
    void textAndLists() {
        BothWays.agree("""
                static Object formats() { return String.format("%s_%d|%5.2f|%-4s|%04d|%x|%%", "a", 3, 2.5, "b", 7, 255) + "x%d".formatted(4) + String.format("none"); }
                static Object formatted() { Object[] many = {1, "b"}; return String.format("%s-%s", many) + "%s".formatted("one") + "%d%c%b".formatted(3L, 'c', true); }
                static Object blocks() { return \"\"\"
                        first
                          second \\
                        joined "quoted"\\tend
                        \"\"\" + \"\"\"
                        x\"\"\"; }
                static Object builders() { StringBuilder b = new StringBuilder(); for (int i = 0; i < 3; i++) b.append(i).append(',').append(i * 0.5).append(true).append((Object) null); b.setLength(b.length() - 1); return b.reverse().insert(0, "<").append('>').toString() + b.length() + b.charAt(0) + b.indexOf("1"); }
                static Object texts() { String s = "Hello"; return s.substring(1, 3) + s.charAt(0) + s.toUpperCase() + s.repeat(2) + s.indexOf('l') + s.replace('l', 'L') + String.join("-", "a", "b") + String.join("+", List.of("c", "d")) + s.isBlank() + s.chars().sum() + s.strip().length() + s.contains("ell") + String.valueOf(new char[] {'x', 'y'}) + s.compareTo("Help") + s.hashCode(); }
                static Object splitting() { int n = 0; for (String part : "3,4,5".split(",")) { n += Integer.parseInt(part); } return n + Arrays.toString("a b".split(" ")); }
                static Object joining() { String s = null; s += "x"; s += 1 + 2; s += 'c'; char[] cs = {'p'}; return s + cs.length + null + 1.0f + 1e10 + 100.0 + 1.0E-5; }
                static Object lists() { List<Integer> l = new ArrayList<>(); for (int i = 0; i < 5; i++) l.add(i * i); l.remove(1); l.remove(Integer.valueOf(16)); l.set(0, 7); Collections.reverse(l); return l + " " + l.indexOf(4) + l.contains(9) + l.subList(0, 2) + List.copyOf(l).size(); }
                static Object maps() { Map<String, List<Integer>> m = new TreeMap<>(); for (String k : List.of("b", "a", "b")) { m.computeIfAbsent(k, x -> new ArrayList<>()).add(k.length() + m.size()); } String s = ""; for (Map.Entry<String, List<Integer>> e : m.entrySet()) { s += e.getKey() + e.getValue().get(0); } for (var e : m.entrySet()) { s += e.getValue().size(); } return s + m + m.getOrDefault("z", List.of()); }
                static Object merged() { Map<Character, Integer> m = new TreeMap<>(); for (char c : "banana".toCharArray()) { m.merge(c, 1, Integer::sum); } return m; }
                static Object nestedGenerics() { Map<String, Map<Integer, List<int[]>>> m = new HashMap<>(); m.put("k", new HashMap<>(Map.of(3, List.of(new int[] {1, 2}, new int[] {5})))); int s = 0; for (int[] a : m.get("k").get(3)) for (int v : a) s += v; return s + m.get("k").get(3).get(0)[1]; }
                record Pair<A, B>(A first, B second) { <C> Pair<C, B> withFirst(C c) { return new Pair<>(c, second); } static <T> Pair<T, T> twice(T t) { return new Pair<>(t, t); } }
                static <T extends Comparable<T>> T largest(List<? extends T> l) { T best = l.get(0); for (T t : l) if (t.compareTo(best) > 0) best = t; return best; }
                static Object generics() { Pair<Pair<String, Integer>, Double> p = new Pair<>(new Pair<>("x", 2), 3.0); int i = p.first().second(); double d = p.second() + p.first().second(); return i + d + p.withFirst('c').first() + Pair.twice(4).second() + Pair.<Integer>twice(5).first() + largest(List.of(3, 9, 4)) + largest(Arrays.asList("b", "a")); }
                static Object streams() { List<Pair<String, Integer>> l = List.of(new Pair<>("a", 3), new Pair<>("b", 1)); return l.stream().sorted(Comparator.comparing(Pair::second)).map(Pair::first).toList() + " " + l.stream().mapToInt(Pair::second).max().getAsInt() + IntStream.rangeClosed(1, 4).mapToObj(i -> "l" + i).collect(Collectors.toList()) + Stream.iterate(1, x -> x * 2).limit(5).reduce(0, Integer::sum) + Arrays.stream(new int[] {1, 2}).sum() + l.stream().collect(Collectors.toMap(Pair::first, p -> p.second() + 1)).get("a"); }
                static Object deques() { Deque<Integer> d = new ArrayDeque<>(); d.push(1); d.addLast(2); int s = 0; while (!d.isEmpty()) { s = s * 10 + d.pop(); } Iterator<Integer> it = List.of(4, 5).iterator(); while (it.hasNext()) s += it.next(); return s; }
                static Object arrays() { int[][] grid = new int[3][]; grid[0] = new int[] {1}; grid[1] = grid[0].clone(); grid[1][0]++; int[] sorted = {3, 1, 2}; Arrays.sort(sorted); long[] wide = {1, 'a'}; double[] d = {1, 2f}; char[] c = new char[2]; boolean[] b = new boolean[1]; String[] s = new String[1]; return grid[0][0] + " " + grid[1][0] + grid[2] + Arrays.toString(sorted) + wide[1] + d[0] + (int) c[0] + b[0] + s[0] + Arrays.equals(grid[0], new int[] {1}) + Arrays.asList(1, 2) + Arrays.copyOf(sorted, 4).length; }
                static Object boxedLists() { List<Long> l = new ArrayList<>(); l.add(3L); long t = 0; for (long v : l) t += v; for (Long v : l) t += v; List<Integer> i = Arrays.asList(1, 2, 3); i.set(1, i.get(0) + i.get(2)); return t + i.get(1); }
                """);
    }

    @Test
    void controlFlow() {
        BothWays.agree("""
                enum Kind { WIDE, NARROW; int width() { return this == WIDE ? 10 : 2; } }
                static String kind(Object o) { if (o instanceof Integer i && i > 3) { return "big " + i; } else if (o instanceof String s) { return s + s.length(); } return "other"; }
                static Object labels() { String s = ""; outer: for (int i = 0; i < 4; i++) { int j = 0; while (true) { if (j == i) continue outer; if (i == 3) break outer; s += i * 10 + j + " "; j++; } } return s; }
                static Object labelledBlock() { int n = 0; done: { n++; if (n > 0) break done; n = 100; } return n; }
                static Object doWhile() { int n = 10, c = 0; do { n /= 2; c++; if (c == 2) continue; } while (n > 0); return c; }
                static Object forms() { int s = 0; for (int i = 0, j = 10; i < j; i += 2, j--) s += i * j; for (;;) { if (s++ > 100) break; } return s; }
                static Object oldSwitch() { String s = ""; for (int i = 0; i < 5; i++) { switch (i) { case 0: s += "zero"; case 1: s += "one"; break; case 2: case 3: { s += "few"; break; } default: s += "many"; } } return s; }
                static Object newSwitch() { int s = 0; for (Kind k : Kind.values()) { int w = switch (k) { case WIDE -> { int t = k.width(); yield t * 2; } case NARROW -> k.width(); }; s += w; switch (k) { case WIDE -> s++; default -> { } } } return s; }
                static Object yields() { String t = "b"; return switch (t) { case "a", "b": { int x = 3; yield x; } default: yield 0; }; }
                static Object switchInLoop() { int n = 0; for (int i = 0; i < 6; i++) { switch (i % 3) { case 0 -> { continue; } case 1 -> n += 10; default -> n++; } n += 100; } return n; }
                static Object charSwitch() { int n = 0; for (char c : "a1b".toCharArray()) n += switch (c) { case 'a', 'b' -> 1; case '1' -> 10; default -> 100; }; return n; }
                static Object patterns() { return kind(5) + kind(2) + kind("ab") + kind(null); }
                static Object negatedPattern() { Object o = 7; if (!(o instanceof Integer n)) { throw new IllegalStateException(); } int t = 0; while (n > t) { t += 2; } return t + n; }
                static Object evaluationOrder() { int[] a = {0, 0, 0}; int i = 0; a[i++] = i++ + i; a[i] += i++ * 2; int x = 5; x = x++ + ++x; int y = (y = 3) * y; return Arrays.toString(a) + x + y + i; }
                static Object scopes() { int n = 0; { int k = 3; n += k; } { String k = "ab"; n += k.length(); } for (int k = 0; k < 2; k++) { int m = k; n += m; } return n; }
                static Object shadowing() { int width = 3; Function<Integer, Integer> f = w -> w + width; return f.apply(4); }
                static int depth(int n) { return n == 0 ? 0 : 1 + depth(n - 1); }
                static Object deep() { return depth(150); }
                static Object returnsFromLoops() { return firstOver(10) + firstOver(1000); }
                static int firstOver(int limit) { for (int i = 1; ; i *= 3) { for (int j = 0; j < i; j++) { if (i + j > limit) return i + j; } if (i > 500) return -1; } }
                """);
    }

    @Test
    void classesOfEveryKind() {
        BothWays.agree("""
                interface Sized { int size(); default String text() { return mark(hidden() + size()); } private String hidden() { return "h"; } private static String mark(String s) { return "[" + s + "]"; } static Sized of(int n) { return () -> n; } int LIMIT = 7; }
                static class Base { protected int n = init("f"); static String log = ""; int init(String s) { return s.length(); } Base() { n += 10; } String name() { return "base" + n; } static String who() { return "B"; } }
                static class Derived extends Base implements Sized { int extra = n * 2; { extra++; } Derived() { super(); extra += 100; } @Override int init(String s) { return 5 + extra; } @Override String name() { return "derived " + super.name() + extra; } public int size() { return n; } Supplier<String> up() { return super::name; } Supplier<String> own() { return this::name; } }
                static class Deeper extends Derived { @Override String name() { return "deeper"; } Supplier<String> up2() { return super::name; } }
                static class Generic<T extends Sized> { private final List<T> all = new ArrayList<>(); Generic<T> add(T t) { all.add(t); return this; } int total() { int s = 0; for (T t : all) s += t.size(); return s; } }
                static class Node { final int v; final Node next; Node(int v, Node next) { this.v = v; this.next = next; } int sum() { return v + (next == null ? 0 : next.sum()); } static class Builder { Node head; Builder push(int v) { head = new Node(v, head); return this; } } class View { int twice() { return v * 2; } class Inner { int all() { return twice() + v + Node.this.v; } } } View view() { return new View(); } }
                enum Op { ADD("+"), MUL("*"); private final String sign; private static final Map<String, Op> BY = new HashMap<>(); Op(String s) { sign = s; } int apply(int a, int b) { return switch (this) { case ADD -> a + b; case MUL -> a * b; }; } static Op of(String s) { for (Op o : values()) if (o.sign.equals(s)) return o; throw new IllegalArgumentException(s); } }
                record Range(int from, int to) implements Iterable<Integer>, Sized { Range { if (from > to) throw new IllegalArgumentException(); } Range(int to) { this(0, to); } static final Range NONE = new Range(0, 0); public Iterator<Integer> iterator() { List<Integer> l = new ArrayList<>(); for (int i = from; i < to; i++) l.add(i); return l.iterator(); } public int size() { return to - from; } @Override public boolean equals(Object o) { return o instanceof Range r && r.size() == size(); } @Override public int hashCode() { return size(); } }
                static int varargs(int... all) { return all.length; }
                static String varargs(String first, Object... rest) { return first + rest.length; }
                static Object interfaces() { return new Derived().text() + Sized.of(3).text() + Sized.LIMIT + Derived.LIMIT; }
                static Object construction() { Derived d = new Derived(); return d.n + " " + d.extra + d.name(); }
                static Object superReferences() { return new Derived().up().get() + new Derived().own().get() + new Deeper().up().get() + new Deeper().own().get() + new Deeper().up2().get(); }
                static Object generics() { return new Generic<Sized>().add(new Derived()).add(Sized.of(4)).add(new Range(3)).total(); }
                static Object nested() { Node n = new Node.Builder().push(1).push(2).push(3).head; Node.View v = n.new View(); return n.sum() + v.twice() + n.view().twice(); }
                static Object inner() { Node.View v = new Node(7, null).view(); Node.View.Inner i = v.new Inner(); return i.all(); }
                static Object enums() { EnumHolder h = new EnumHolder(); return Op.of("*").apply(3, 4) + Op.valueOf("ADD").apply(3, 4) + h.op.toString() + Op.ADD.compareTo(Op.MUL) + Op.values().length + Op.ADD.equals(Op.ADD) + List.of(Op.values()).indexOf(Op.MUL) + Arrays.toString(Op.values()); }
                static class EnumHolder { Op op = Op.MUL; }
                static Object iterables() { int s = 0; for (int i : new Range(2, 5)) s = s * 10 + i; return s + new Range(3).size() + " " + new Range(3).equals(new Range(1, 4)) + Range.NONE + new HashSet<>(List.of(new Range(1))).contains(new Range(4, 5)); }
                static Object variable() { return varargs() + varargs(1) + varargs(1, 2) + varargs(new int[3]) + varargs("a") + varargs("a", 1, "b") + varargs("a", (Object) null) + varargs("a", new Object[] {1, 2}); }
                static Object staticThroughInstance() { Derived d = new Derived(); return Derived.who() + d.who(); }
                """);
    }

    @Test
    void staticBlocks() {
        BothWays.agree("""
                static class Table { static final int[] SQUARES; static final List<String> NAMES = new ArrayList<>(); static int count = 2; static { count++; SQUARES = new int[count]; for (int i = 0; i < count; i++) SQUARES[i] = i * i; NAMES.add("first"); } static final int LAST = SQUARES[count - 1] + NAMES.size(); static { NAMES.add("last" + LAST); } }
                enum Op { ADD("+"), MUL("*"); private final String sign; private static final Map<String, Op> BY = new HashMap<>(); static { for (Op o : values()) BY.put(o.sign, o); } Op(String s) { sign = s; } static Op of(String s) { return BY.get(s); } }
                static class Noisy { static final int FINE = 3; static final List<Integer> LOG = Registry.ALL; static { Registry.ALL.add(7); } int id = 5; static int four() { return 4; } }
                static class Registry { static final List<Integer> ALL = new ArrayList<>(); }
                static class Order { static final int EARLY = peek(); static final int LATE; static { LATE = 9; } static int peek() { return LATE; } }
                static Object listsThatBlocksFill() { return Table.NAMES + " " + Table.SQUARES[2] + Table.LAST; }
                static Object maps() { return Op.of("*").name() + Op.of("+"); }
                static Object byCreation() { int before = Registry.ALL.size(); int id = new Noisy().id; return id + before + " " + Registry.ALL + Noisy.four() + Noisy.FINE; }
                static Object inOrder() { return Order.EARLY + " " + Order.LATE; }
                """);
    }

    @Test
    void exceptions() {
        BothWays.agree("""
                static class BadSize extends IllegalArgumentException { final int size; BadSize(int size) { super("bad " + size); this.size = size; } }
                static class Worse extends BadSize { Worse() { super(99); } @Override public String getMessage() { return "worse than " + super.getMessage(); } }
                static class Plain extends RuntimeException {}
                static class Wrapped extends Exception { Wrapped(String s, Throwable cause) { super(s, cause); } }
                static String log = "";
                static int checked(int n) { if (n < 0) throw new BadSize(n); if (n > 50) throw new Worse(); if (n == 7) throw new Plain(); return n; }
                static String guarded(int n, StringBuilder b) { try { b.append("t"); return "v" + checked(n); } catch (Worse w) { b.append("w"); return w.getMessage() + w.size; } catch (BadSize e) { b.append("c"); return e.getMessage() + e.size; } finally { b.append("f"); } }
                static Object caught() { StringBuilder b = new StringBuilder(); return guarded(3, b) + guarded(-4, b) + guarded(60, b) + b; }
                static Object uncaughtGoesOn() { StringBuilder b = new StringBuilder(); try { guarded(7, b); } catch (RuntimeException e) { b.append(e.getMessage()).append(e instanceof Plain).append(e); } return b.toString(); }
                static Object texts() { return new BadSize(2) + " " + new Worse() + " " + new Plain() + " " + new IllegalStateException("x"); }
                static Object library() { try { return Integer.parseInt("x1"); } catch (NumberFormatException | NullPointerException e) { return e.getMessage(); } }
                static Object arithmetic() { int zero = 0; try { return 1 / zero; } catch (ArithmeticException e) { return e.getMessage(); } }
                static Object index() { int[] a = {1}; try { return a[3]; } catch (IndexOutOfBoundsException e) { return e.getMessage() + "!"; } }
                @SuppressWarnings("finally") static Object finallyWins() { try { throw new Plain(); } finally { return "finally"; } }
                static Object order() { String s = ""; for (int i = 0; i < 4; i++) { try { if (i == 1) continue; if (i == 3) break; s += i; } finally { s += "f"; } } return s; }
                static Object nested() { try { try { throw new BadSize(1); } catch (BadSize e) { throw new IllegalStateException("inner " + e.getMessage()); } finally { log(); } } catch (IllegalStateException e) { return e.getMessage(); } }
                static void log() {}
                static Object rethrown() { try { try { checked(-1); } catch (Plain p) { return "wrong"; } } catch (Exception e) { return "outer " + e.getMessage(); } return "none"; }
                static Object inLambda() { Function<Integer, Integer> f = n -> checked(n); try { return List.of(1, -2).stream().map(f).toList(); } catch (BadSize e) { return e.size; } }
                static Object afterwards() { int n = 0; try { n = checked(4); } catch (BadSize e) { n = -1; } int m = n; try { m += checked(-4); } catch (IllegalArgumentException e) { m += 100; } return n + m; }
                static Object checkedOnes() throws Exception { try { throw new Wrapped("w", new IllegalStateException("cause")); } catch (Wrapped w) { return w.getMessage() + w.getCause().getMessage(); } }
                static Object valueOf() { try { return Kind.valueOf("C").name(); } catch (IllegalArgumentException e) { return "none"; } }
                enum Kind { A, B }
                """);
    }
}
