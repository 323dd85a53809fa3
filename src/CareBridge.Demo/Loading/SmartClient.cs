using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Demo.Invention;

namespace CareBridge.Demo.Loading;

/// <summary>
/// A clinic's record system at the FHIR door: registered, signed in with its key, no more than any other.
/// </summary>
internal sealed class SmartClient(Api api, Uri address, Guid id, RSA key, TimeProvider time)
{
    public const string Scope =
        "system/*.rs system/Task.rus system/Consent.cu system/CarePlan.cu system/DocumentReference.cu "
        + "system/Communication.c system/Appointment.cu";

    private const string KeyId = "demo";
    private const string FhirJson = "application/fhir+json";

    private static readonly TimeSpan AssertionLife = TimeSpan.FromMinutes(4);

    /// <summary>Tokens last five minutes.</summary>
    private static readonly TimeSpan TokenUse = TimeSpan.FromMinutes(4);

    private (string Value, DateTimeOffset From)? _token;

    public Task RegisterAsync(string administrator, Organization clinic, CancellationToken cancellation)
    {
        var numbers = key.ExportParameters(includePrivateParameters: false);
        var jwk = new
        {
            kty = "RSA",
            kid = KeyId,
            use = "sig",
            alg = "RS384",
            n = Base64Url.EncodeToString(numbers.Modulus),
            e = Base64Url.EncodeToString(numbers.Exponent),
        };
        return api.PutAsync(
            administrator,
            $"/api/exchange/clients/{id}",
            new
            {
                organizationId = clinic.Id,
                name = $"{clinic.Name} records",
                scope = Scope,
                purpose = "treatment",
                jwks = new { keys = new[] { jwk } },
            },
            cancellation);
    }

    /// <returns>Null while there is no such resource that we may see.</returns>
    public async Task<JsonNode?> ReadAsync(string path, CancellationToken cancellation)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, null, cancellation);
        if (answer.StatusCode == System.Net.HttpStatusCode.NotFound) return null;
        if (!answer.IsSuccessStatusCode) throw await Api.RefusalAsync(answer, $"GET /fhir/{path}", cancellation);
        return await answer.Content.ReadFromJsonAsync<JsonNode>(cancellation);
    }

    /// <returns>False when the resource has changed since it was read.</returns>
    public async Task<bool> UpdateAsync(string path, JsonNode resource, CancellationToken cancellation)
    {
        using var answer = await SendAsync(HttpMethod.Put, path, resource, cancellation);
        if (answer.StatusCode is System.Net.HttpStatusCode.PreconditionFailed or System.Net.HttpStatusCode.Conflict)
            return false;
        return answer.IsSuccessStatusCode
            ? true
            : throw await Api.RefusalAsync(answer, $"PUT /fhir/{path}", cancellation);
    }

    /// <summary>Puts something new under its own id, or finds it there.</summary>
    public async Task PutAsync(string path, JsonNode resource, CancellationToken cancellation)
    {
        using var answer = await SendAsync(HttpMethod.Put, path, resource, cancellation);
        if (!answer.IsSuccessStatusCode) throw await Api.RefusalAsync(answer, $"PUT /fhir/{path}", cancellation);
    }

    /// <summary>Sends something that bears an identifier, by which it is taken once.</summary>
    public async Task PostAsync(string type, JsonNode resource, CancellationToken cancellation)
    {
        using var answer = await SendAsync(HttpMethod.Post, type, resource, cancellation);
        if (!answer.IsSuccessStatusCode) throw await Api.RefusalAsync(answer, $"POST /fhir/{type}", cancellation);
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, JsonNode? resource, CancellationToken cancellation)
    {
        if (_token is not { } token || token.From + TokenUse < time.GetUtcNow())
            _token = token = (await TokenAsync(cancellation), time.GetUtcNow());
        return await api.SendAsync(
            () =>
            {
                var request = new HttpRequestMessage(method, new Uri(address, $"/fhir/{path}"));
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
                request.Headers.Accept.ParseAdd(FhirJson);
                if (resource is null) return request;
                request.Content = new StringContent(resource.ToJsonString(), new MediaTypeHeaderValue(FhirJson));
                if (resource["meta"]?["versionId"] is { } version)
                    request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\"", isWeak: true));
                return request;
            },
            cancellation);
    }

    private async Task<string> TokenAsync(CancellationToken cancellation)
    {
        var endpoint = await TokenEndpointAsync(cancellation);
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["scope"] = Scope,
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = Assertion(endpoint),
        };
        using var answer = await api.SendAsync(
            () => new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new FormUrlEncodedContent(form) },
            cancellation);
        if (!answer.IsSuccessStatusCode) throw await Api.RefusalAsync(answer, "A clinic's sign-in", cancellation);
        return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>(cancellation))!["access_token"]!;
    }

    private async Task<string> TokenEndpointAsync(CancellationToken cancellation)
    {
        using var answer = await api.SendAsync(
            () => new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/fhir/.well-known/smart-configuration")),
            cancellation);
        if (!answer.IsSuccessStatusCode) throw await Api.RefusalAsync(answer, "Looking for the FHIR API", cancellation);
        return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>(cancellation))!["token_endpoint"]!;
    }

    /// <summary>
    /// SMART App Launch 2, client-confidential-asymmetric: the client's signed word that it is itself.
    /// </summary>
    private string Assertion(string endpoint)
    {
        var now = time.GetUtcNow();
        var header = Part(new { alg = "RS384", kid = KeyId, typ = "JWT" });
        var claims = Part(new
        {
            iss = id,
            sub = id,
            aud = endpoint,
            exp = (now + AssertionLife).ToUnixTimeSeconds(),
            jti = Guid.CreateVersion7(now),
        });
        var signature = key.SignData(
            System.Text.Encoding.ASCII.GetBytes($"{header}.{claims}"),
            HashAlgorithmName.SHA384,
            RSASignaturePadding.Pkcs1);
        return $"{header}.{claims}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Part(object content) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(content));
}
