/**
 * Measures the hub from outside, as a partner would meet it, and beside it in the same run what it is compared with.
 * The comparisons that run inside the server are in {@link org.healthhub.benchmarks.server}.
 */
package org.healthhub.benchmarks;
