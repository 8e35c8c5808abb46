package io.modelc.kernels;

/** What a thread that calls kernels works with: one task of each kind, used again and again, and its own memory. */
final class Caller {

    final Scratch scratch = new Scratch();
    final Matmul matmul = new Matmul();
    final Elementwise elementwise = new Elementwise();
    final Dropout dropout = new Dropout();
    final Rows rows = new Rows();
    final Sum sum = new Sum();
    final Copy copy = new Copy();
    final Losses losses = new Losses();
}
