/** Pictures of models: boxes for layers, laid out by a library for layered graphs, as SVG, PNG or DOT. */
package io.modelc.plot;
