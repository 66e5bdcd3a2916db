/**
 * The hub as a black box: started by its run script, spoken to through its real doors by clients that know only what
 * partners are told. And one test from inside the server.
 */
package org.healthhub.systemtests;
