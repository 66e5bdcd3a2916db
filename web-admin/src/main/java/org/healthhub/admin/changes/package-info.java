/**
 * The code changes, newest first: the list behind the overview's figures of changes. Never a name or a number of a
 * document.
 */
package org.healthhub.admin.changes;
