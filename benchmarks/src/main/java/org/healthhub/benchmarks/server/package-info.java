/**
 * What the hub is compared with, on the hub's own server, broker and database: a floor that nothing correct can beat by
 * much, the usual way, and a constant answer. Deployed for the length of a run; never part of the hub.
 */
package org.healthhub.benchmarks.server;
