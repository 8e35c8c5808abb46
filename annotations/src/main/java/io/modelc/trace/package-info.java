/** How a running declaration reaches the compiler that runs it. */
package io.modelc.trace;
