/** The rules by which codes get their colour: their versions, what a change would do, and how two officers put one in force. */
package org.healthhub.admin.rules;
