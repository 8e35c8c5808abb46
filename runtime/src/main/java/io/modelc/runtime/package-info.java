/** What a generated class builds on: a model that trains and predicts, and the passes it is made of. */
package io.modelc.runtime;
