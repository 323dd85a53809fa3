using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using static CareBridge.Exchange.Features.Smart.ForeignJson;

namespace CareBridge.Exchange.Features.Smart;

/// <summary>The public keys of a JSON Web Key Set (RFC 7517) that can verify RS384 or ES384; not the others.</summary>
internal sealed class JsonWebKeys
{
    /// <summary>NIST SP 800-131A: shorter RSA keys are not to be trusted.</summary>
    private const int LeastRsaBits = 2048;

    /// <summary>Longer ones only cost time to verify.</summary>
    private const int MostRsaBits = 8192;

    private const int P384Bytes = 48;

    private readonly Dictionary<string, JsonElement> _keys;

    private JsonWebKeys(Dictionary<string, JsonElement> keys) => _keys = keys;

    /// <summary>Null when the text is not a key set, or holds no key that can be used.</summary>
    public static JsonWebKeys? Parse(string json)
    {
        if (ForeignJson.Parse(Encoding.UTF8.GetBytes(json)) is not { } set
            || !set.TryGetProperty("keys", out var list)
            || list.ValueKind != JsonValueKind.Array) return null;
        var keys = new Dictionary<string, JsonElement>();
        foreach (var key in list.EnumerateArray())
        {
            if (IsUsable(key)) keys.TryAdd(Text(key, "kid")!, key);
        }
        return keys.Count == 0 ? null : new JsonWebKeys(keys);
    }

    public bool Contain(string keyId) => _keys.ContainsKey(keyId);

    /// <param name="algorithm"><c>RS384</c> or <c>ES384</c>.</param>
    public bool Verify(string keyId, string algorithm, ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        if (!_keys.TryGetValue(keyId, out var key) || Text(key, "alg") is { } only && only != algorithm) return false;
        switch (algorithm, Text(key, "kty"))
        {
            case ("RS384", "RSA"):
                using (var rsa = Rsa(key))
                {
                    return rsa is not null
                        && rsa.VerifyData(signed, signature, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1);
                }
            case ("ES384", "EC"):
                using (var ec = EllipticCurve(key))
                {
                    // JWS writes r and s side by side, which is also what VerifyData expects.
                    return ec is not null && ec.VerifyData(signed, signature, HashAlgorithmName.SHA384);
                }
            default:
                return false;
        }
    }

    private static bool IsUsable(JsonElement key)
    {
        if (key.ValueKind != JsonValueKind.Object || string.IsNullOrEmpty(Text(key, "kid"))) return false;
        if (Text(key, "use") is { } use && use != "sig") return false;
        switch (Text(key, "kty"))
        {
            case "RSA":
                using (var rsa = Rsa(key)) return rsa is not null;
            case "EC":
                using (var ec = EllipticCurve(key)) return ec is not null;
            default:
                return false;
        }
    }

    private static RSA? Rsa(JsonElement key)
    {
        if (Bytes(key, "n") is not { } modulus || Bytes(key, "e") is not { } exponent) return null;
        if (modulus.Length * 8 is < LeastRsaBits or > MostRsaBits) return null;
        var parameters = new RSAParameters { Modulus = modulus, Exponent = exponent };
        return Imported(RSA.Create(), rsa => rsa.ImportParameters(parameters));
    }

    private static ECDsa? EllipticCurve(JsonElement key)
    {
        if (Text(key, "crv") != "P-384") return null;
        if (Bytes(key, "x") is not { Length: P384Bytes } x) return null;
        if (Bytes(key, "y") is not { Length: P384Bytes } y) return null;
        return Imported(ECDsa.Create(), ec => ec.ImportParameters(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP384,
            Q = new ECPoint { X = x, Y = y },
        }));
    }

    private static T? Imported<T>(T key, Action<T> import)
        where T : AsymmetricAlgorithm
    {
        try
        {
            import(key);
            return key;
        }
        catch (CryptographicException)
        {
            key.Dispose();
            return null;
        }
    }

    private static byte[]? Bytes(JsonElement json, string name)
    {
        var text = Text(json, name);
        return text is { Length: > 0 } && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
    }
}
