/**
 * The rules of the house, checked over all classes of the hub. Each rule stands beside a wrong class, below
 * {@code fixtures}, that it must reject: a rule that never bites checks nothing.
 */
package org.healthhub.architecture;
