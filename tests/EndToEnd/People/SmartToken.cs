using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CareBridge.EndToEnd.People;

/// <summary>SMART Backend Services without a FHIR client around it, for what counts every microsecond.</summary>
public static class SmartToken
{
    /// <summary>A plain HTTP client that carries a token; its base address is the FHIR endpoint.</summary>
    /// <param name="time">By which the server goes; the system's when left out.</param>
    public static async Task<HttpClient> ConnectAsync(
        Uri fhir, Guid clientId, JsonObject privateKey, string scope, TimeProvider? time = null)
    {
        var now = (time ?? TimeProvider.System).GetUtcNow();
        var http = new HttpClient { BaseAddress = new Uri($"{fhir}/") };
        var configuration = await http.GetFromJsonAsync<JsonNode>(".well-known/smart-configuration");
        var endpoint = (string)configuration!["token_endpoint"]!;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["scope"] = scope,
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = Assertion(endpoint, clientId, privateKey, now),
        });
        using var answer = await http.PostAsync(endpoint, form);
        answer.EnsureSuccessStatusCode();
        var token = await answer.Content.ReadFromJsonAsync<JsonNode>();
        http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", (string)token!["access_token"]!);
        return http;
    }

    private static string Assertion(string endpoint, Guid clientId, JsonObject key, DateTimeOffset now)
    {
        var header = Part(new { alg = "RS384", typ = "JWT", kid = (string)key["kid"]! });
        var payload = Part(new
        {
            iss = clientId,
            sub = clientId,
            aud = endpoint,
            exp = now.AddMinutes(2).ToUnixTimeSeconds(),
            jti = Guid.CreateVersion7(),
        });
        using var rsa = RSA.Create(new RSAParameters
        {
            Modulus = Bytes("n"),
            Exponent = Bytes("e"),
            D = Bytes("d"),
            P = Bytes("p"),
            Q = Bytes("q"),
            DP = Bytes("dp"),
            DQ = Bytes("dq"),
            InverseQ = Bytes("qi"),
        });
        var signature = rsa.SignData(
            Encoding.ASCII.GetBytes($"{header}.{payload}"), HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1);
        return $"{header}.{payload}.{Base64Url.EncodeToString(signature)}";

        byte[] Bytes(string name) => Base64Url.DecodeFromChars((string)key[name]!);
        static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
    }
}
