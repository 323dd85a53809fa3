using System.Text.Json.Nodes;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Hl7.Fhir.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Exchange.Features.Accounting;

/// <summary>
/// The accounting of disclosures (42 CFR 2.25) as AuditEvents: a participant's own, or what one organization disclosed.
/// </summary>
internal sealed class ReadAuditEvents(IAccounting accounting, PublicAddress address, TimeProvider time)
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/audit-events", (
                Caller caller,
                HttpContext http,
                ReadAuditEvents read,
                Guid? participantId = null,
                DateTimeOffset? since = null,
                DateTimeOffset? until = null,
                string? after = null) =>
            read.HandleAsync(caller, new Query(participantId, since, until, after), http))
        .RequireRole(Role.Participant, Role.PrivacyOfficer).ShowsOwn()
        .Produces<JsonObject>(contentType: FhirResult.MediaType);

    private async Task<IResult> HandleAsync(Caller caller, Query query, HttpContext http)
    {
        var isParticipant = caller.Role == Role.Participant;
        new Check()
            .That(isParticipant || query.ParticipantId is not null, "participantId", "Required: whose accounting.")
            .That(!(query.Until < query.Since), "until", "Not before since.")
            .ThrowIfAny();
        if (isParticipant && query.ParticipantId is { } asked && asked != caller.Id)
            throw new NotFoundException("participant");
        var page = await accounting.ReadAsync(
            new ReadAccounting
            {
                ParticipantId = query.ParticipantId ?? caller.Id,
                DiscloserOrganizationId = isParticipant ? null : caller.Organization,
                Since = query.Since,
                Until = query.Until,
                After = query.After,
            },
            http.RequestAborted);
        return new FhirResult(StatusCodes.Status200OK, FhirJson.Write(Bundle(page, http.Request)));
    }

    private Bundle Bundle(AccountingPage page, HttpRequest request)
    {
        var url = request.Path + request.QueryString.ToUriComponent();
        return new Bundle
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()).ToString(),
            Meta = new Meta { Security = Labels.Part2() },
            Type = Hl7.Fhir.Model.Bundle.BundleType.Searchset,
            Link = [Link("self", url), .. page.Next is { } next ? [Link("next", Next(request, next))] : NoLinks],
            Entry = [.. page.Disclosures.Select(line => new Bundle.EntryComponent
            {
                FullUrl = $"{address.Fhir(request)}/{nameof(AuditEvent)}/{line.Id}",
                Resource = AuditEventMapper.Map(line),
                Search = new Bundle.SearchComponent { Mode = Hl7.Fhir.Model.Bundle.SearchEntryMode.Match },
            })],
        };
    }

    private static Bundle.LinkComponent[] NoLinks => [];

    private static Bundle.LinkComponent Link(string relation, string url) => new() { Relation = relation, Url = url };

    private static string Next(HttpRequest request, string after)
    {
        var query = new QueryBuilder(request.Query.Where(parameter => parameter.Key != "after")) { { "after", after } };
        return request.Path + query.ToString();
    }

    private sealed record Query(Guid? ParticipantId, DateTimeOffset? Since, DateTimeOffset? Until, string? After);
}
