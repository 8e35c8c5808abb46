package io.modelc.processor.evaluate;

import javax.lang.model.type.TypeMirror;

/** What can be assigned to: a local, an element of an array, a field. */
interface Variable {

    /** Its value. */
    Object get();

    /** Stores a value that has the variable's type already. */
    void set(Object value);

    /** Its declared type; null where that is not written, as for the parameters of most lambdas. */
    TypeMirror type();

    /** A local variable. */
    final class Local implements Variable {

        private final TypeMirror type;
        private Object value;

        Local(TypeMirror type, Object value) {
            this.type = type;
            this.value = value;
        }

        @Override
        public Object get() {
            return value;
        }

        @Override
        public void set(Object value) {
            this.value = value;
        }

        @Override
        public TypeMirror type() {
            return type;
        }
    }
}
