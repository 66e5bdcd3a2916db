/**
 * What every page shares: the frame around it, language and look, the officer at the screen, the security headers,
 * the check against forged forms, the style sheets and scripts, and the page that is shown when something is wrong.
 *
 * <p>Knows of no particular page; pages know it.
 */
package org.healthhub.admin.shell;
