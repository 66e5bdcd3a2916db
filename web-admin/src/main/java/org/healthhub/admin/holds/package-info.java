/**
 * What was held because one source would turn too many codes red at once: the list, the preview and the decision of two
 * officers.
 */
package org.healthhub.admin.holds;
