/**
 * The systems outside that the hub asks, as simulators: real HTTP on loopback, able to be slow, wrong and down while they
 * run. May enter: the JDK and JSON only; nothing of the hub's own modules.
 */
package org.healthhub.demo.outside;
