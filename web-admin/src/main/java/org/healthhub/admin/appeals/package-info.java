/** Appeals of persons: what is due, what the person says, and the reply. */
package org.healthhub.admin.appeals;
