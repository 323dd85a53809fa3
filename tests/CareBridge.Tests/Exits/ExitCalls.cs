using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace CareBridge.Tests.Exits;

/// <summary>A request that somebody who knows the participant's ids might try.</summary>
internal sealed record ExitCall(RouteEndpoint Endpoint, HttpMethod Method, string Address, string? Body)
{
    public bool Reads => Method == HttpMethod.Get;

    /// <summary>What is neither an API nor a check of health.</summary>
    private bool IsPage => !Address.StartsWith("/api/", StringComparison.Ordinal)
        && !Address.StartsWith("/fhir", StringComparison.Ordinal)
        && !Address.StartsWith("/internal/", StringComparison.Ordinal)
        && !Address.StartsWith("/health/", StringComparison.Ordinal);

    public string Name => ExitCalls.Name(Endpoint, Method);

    /// <summary>All that the caller says.</summary>
    public string Sent => Uri.UnescapeDataString(Address) + Body;

    public HttpRequestMessage ToRequest()
    {
        var request = new HttpRequestMessage(Method, Address);
        // The other endpoints for any type show it as a resource.
        if (Endpoint.RoutePattern.RawText!.StartsWith("/fhir/Binary/", StringComparison.Ordinal))
            request.Headers.Accept.ParseAdd("application/pdf");
        if (Body is null) return request;
        request.Content = new StringContent(Body, Encoding.UTF8);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(
            Address.EndsWith("/auth/token", StringComparison.Ordinal)
                || Address.EndsWith("/_search", StringComparison.Ordinal)
                || Address.StartsWith("/api/consent/links/", StringComparison.Ordinal)
                || Address.StartsWith("/api/portal/notices/unsubscribe/", StringComparison.Ordinal)
                || Address.StartsWith("/api/portal/links/", StringComparison.Ordinal)
                || Address.StartsWith("/api/aftercare/links/", StringComparison.Ordinal)
                || Address.StartsWith("/api/crisis/links/", StringComparison.Ordinal)
                || IsPage
                ? "application/x-www-form-urlencoded"
                : Address.StartsWith("/fhir", StringComparison.Ordinal) ? "application/fhir+json" : "application/json");
        return request;
    }
}

/// <summary>How every endpoint is called; one that is not known here fails the tests.</summary>
internal static class ExitCalls
{
    public static readonly string[] FhirTypes =
    [
        "Patient", "ServiceRequest", "Task", "Consent", "Provenance", "Observation", "Goal", "Organization",
        "AuditEvent", "Flag", "CarePlan", "DocumentReference", "Binary", "Communication", "QuestionnaireResponse",
        "Encounter", "EpisodeOfCare", "CareTeam", "RelatedPerson", "Practitioner", "PractitionerRole",
        "HealthcareService", "Location", "Endpoint", "RiskAssessment", "CommunicationRequest", "Appointment",
    ];

    public static string Name(RouteEndpoint endpoint, HttpMethod method) =>
        $"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}";

    public static IEnumerable<ExitCall> To(RouteEndpoint endpoint, ExitWorld world) =>
        from method in Methods(endpoint)
        from path in Paths(endpoint.RoutePattern, world)
        where world.MayLead(path)
        from query in method == HttpMethod.Get ? Queries(endpoint, path, world) : [""]
        from id in BodyIds(path, world)
        select new ExitCall(endpoint, method, path + query, Body(endpoint, method, world, id));

    private static IEnumerable<HttpMethod> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is { } limited
            ? limited.HttpMethods.Select(method => new HttpMethod(method))
            : [HttpMethod.Get, HttpMethod.Post];

    private static IEnumerable<string> Paths(RoutePattern pattern, ExitWorld world)
    {
        IEnumerable<string> paths = [""];
        foreach (var segment in pattern.PathSegments)
        {
            IEnumerable<string> texts = [""];
            foreach (var part in segment.Parts)
            {
                var values = part switch
                {
                    RoutePatternLiteralPart literal => [literal.Content],
                    RoutePatternParameterPart parameter => Values(parameter.Name, pattern, world),
                    _ => throw new InvalidOperationException($"{pattern.RawText}: {part.PartKind}"),
                };
                texts = [.. from text in texts from value in values select text + value];
            }
            paths = [.. from path in paths from text in texts select $"{path}/{text}"];
        }
        return paths.Select(path => path.Length == 0 ? "/" : path);
    }

    private static IReadOnlyList<string> Values(string parameter, RoutePattern pattern, ExitWorld world) =>
        parameter switch
        {
            // A group is public, its id included: who lists one under an id of the participant's tells it themselves.
            "id" when IsPublic(pattern.RawText!) => [world.Recipient.ToString()],
            "id" or "referralId" or "consentId" => [.. world.Ids.Select(id => id.ToString())],
            "participantId" or "personId" => [world.Participant.ToString()],
            "organizationId" => [world.Network.Community.ToString(), world.Recipient.ToString()],
            "type" => FhirTypes,
            "version" => ["1"],
            "path" =>
            [
                $"Patient/{world.Participant}/_tags", $"Observation/{world.CheckIn}/$everything",
            ],
            "number" => ["1"],
            "clientId" => [world.Recipient.ToString()],
            "service" => ["aftercare"],
            "visitId" => [world.SeenGroup.ToString()],
            "file" => ["Patient-0.ndjson", "Observation-0.ndjson", "OperationOutcome-0.ndjson"],
            "documentName" => ["consent"],
            "noteId" or "screenId" => [world.Recipient.ToString()],
            "contactId" => [world.Contact.ToString()],
            "memberId" => [world.Member.ToString()],
            "accessId" => [.. world.Ids.Select(id => id.ToString())],
            "documentId" => [world.Consent.ToString()],
            "token" or "hash" => ["0123456789abcdef"],
            "name" => ["carebridge.css"],
            _ => throw new InvalidOperationException(
                $"What does an outsider put for {{{parameter}}} in {pattern.RawText}? Say it in {nameof(ExitCalls)}."),
        };

    private static bool IsPublic(string route) =>
        route.Contains("directory/groups", StringComparison.Ordinal)
        || route.Contains("directory/resources", StringComparison.Ordinal)
        || route.Contains("directory/imports", StringComparison.Ordinal);

    private static IEnumerable<string> Queries(RouteEndpoint endpoint, string path, ExitWorld world)
    {
        if (endpoint.RoutePattern.RawText != "/fhir/{type}")
        {
            yield return "";
            // What is asked for by another id of its own is not about whom or why.
            if (path.StartsWith("/api/", StringComparison.Ordinal)
                && !world.Ids.Except([world.Participant, world.Escalation])
                    .Any(id => path.Contains($"{id}", StringComparison.Ordinal)))
                yield return $"?participantId={world.Participant}&direction=incoming&purpose=emergency-treatment";
            yield break;
        }
        foreach (var id in world.Ids.Where(id => world.MayLead($"{path}/{id}"))) yield return $"?_id={id}";
        yield return $"?patient={world.Participant}";
        yield return $"?subject=Patient/{world.Participant}&_total=accurate";
        yield return $"?patient={world.Participant}&_summary=count";
        yield return $"?identifier={ExitWorld.IdentifierSystem}%7C{ExitWorld.Identifier}";
        yield return $"?identifier={ExitWorld.Identifier}&_summary=count";
        yield return "?status=requested";
        yield return $"?patient.identifier={ExitWorld.Identifier}&_include=*";
        yield return $"?_id={world.Participant}&_revinclude=Observation:patient&_revinclude=Task:patient";
        yield return "?_has:Observation:patient:code=check-in&_sort=-_lastUpdated";
    }

    private static IEnumerable<Guid> BodyIds(string path, ExitWorld world) =>
        [world.Ids.FirstOrDefault(id => path.Contains($"{id}", StringComparison.Ordinal))];

    private static string? Body(RouteEndpoint endpoint, HttpMethod method, ExitWorld world, Guid id)
    {
        if (method == HttpMethod.Get || method == HttpMethod.Delete) return null;
        var name = Name(endpoint, method);
        // Open to services only; that nobody else gets in is all there is to try.
        if (name.StartsWith("POST /internal/", StringComparison.Ordinal)) return "{}";
        return ExitBodies.All.TryGetValue(name, out var body)
            ? body(world, id) is { } content ? content as string ?? JsonSerializer.Serialize(content) : null
            : throw new InvalidOperationException(
                $"What does an outsider send to {name}? Say it in {nameof(ExitBodies)}.");
    }
}
