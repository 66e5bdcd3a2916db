/**
 * A Camel component that hands a route many JMS messages as one exchange, or takes many of one, in one local JMS
 * transaction. Camel had one
 * (sjms-batch) and dropped it; camel-jms takes one message per transaction, which costs two orders of magnitude.
 */
package org.healthhub.routes.batch;
