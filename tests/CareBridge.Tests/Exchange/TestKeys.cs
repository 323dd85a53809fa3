using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace CareBridge.Tests.Exchange;

/// <summary>A clinic system's own key pair, made for one test run, and the assertions it signs.</summary>
internal sealed class TestKeys : IDisposable
{
    private readonly ECDsa _ec = ECDsa.Create(ECCurve.NamedCurves.nistP384);
    private readonly RSA _rsa = RSA.Create(2048);

    public const string EcKey = "ec-1";
    public const string RsaKey = "rsa-1";

    public JsonObject Jwks => new()
    {
        ["keys"] = new JsonArray(
            new JsonObject
            {
                ["kty"] = "EC",
                ["kid"] = EcKey,
                ["crv"] = "P-384",
                ["x"] = Base64Url.EncodeToString(_ec.ExportParameters(false).Q.X),
                ["y"] = Base64Url.EncodeToString(_ec.ExportParameters(false).Q.Y),
            },
            new JsonObject
            {
                ["kty"] = "RSA",
                ["kid"] = RsaKey,
                ["alg"] = "RS384",
                ["n"] = Base64Url.EncodeToString(_rsa.ExportParameters(false).Modulus),
                ["e"] = Base64Url.EncodeToString(_rsa.ExportParameters(false).Exponent),
            }),
    };

    public static JsonObject Claims(Guid clientId, string audience, DateTimeOffset now) => new()
    {
        ["iss"] = clientId.ToString(),
        ["sub"] = clientId.ToString(),
        ["aud"] = audience,
        ["exp"] = now.AddMinutes(4).ToUnixTimeSeconds(),
        ["jti"] = Guid.NewGuid().ToString(),
    };

    public string Sign(JsonObject claims, string algorithm = "ES384", string? keyId = null) => Sign(
        claims,
        new JsonObject
        {
            ["alg"] = algorithm,
            ["typ"] = "JWT",
            ["kid"] = keyId ?? (algorithm == "ES384" ? EcKey : RsaKey),
        });

    public string Sign(JsonObject claims, JsonObject header) => Sign(header.ToJsonString(), claims.ToJsonString());

    /// <param name="header">If it says so, the RSA key signs; else the other.</param>
    public string Sign(string header, string claims)
    {
        var text = $"{Encode(header)}.{Encode(claims)}";
        var bytes = Encoding.ASCII.GetBytes(text);
        var signature = header.Contains("\"RS", StringComparison.Ordinal)
            ? _rsa.SignData(bytes, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1)
            : _ec.SignData(bytes, HashAlgorithmName.SHA384);
        return $"{text}.{Base64Url.EncodeToString(signature)}";
    }

    public static FormUrlEncodedContent TokenRequest(string assertion, string? scope)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = assertion,
        };
        if (scope is not null) form["scope"] = scope;
        return new FormUrlEncodedContent(form);
    }

    public string RsaPublicPem => _rsa.ExportSubjectPublicKeyInfoPem();

    /// <summary>Of the elliptic key, by its own word.</summary>
    public byte[] Certificate => new CertificateRequest("CN=EHR", _ec, HashAlgorithmName.SHA384)
        .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100)).RawData;

    public static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    public void Dispose()
    {
        _ec.Dispose();
        _rsa.Dispose();
    }
}
