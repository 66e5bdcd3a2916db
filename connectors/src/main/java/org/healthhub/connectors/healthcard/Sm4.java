package org.healthhub.connectors.healthcard;

import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.params.KeyParameter;

/** SM4 (GB/T 32907) block by block (ECB), as the specification of the health card has it. */
final class Sm4 {
    static final int BLOCK = 16;

    private Sm4() {
    }

    static byte[] encrypted(byte[] key, byte[] plain) {
        return blocks(true, key, plain);
    }

    static byte[] decrypted(byte[] key, byte[] cipher) {
        return blocks(false, key, cipher);
    }

    private static byte[] blocks(boolean encrypt, byte[] key, byte[] in) {
        SM4Engine engine = new SM4Engine();
        engine.init(encrypt, new KeyParameter(key));
        byte[] out = new byte[in.length];
        for (int at = 0; at < in.length; at += BLOCK) {
            engine.processBlock(in, at, out, at);
        }
        return out;
    }
}
