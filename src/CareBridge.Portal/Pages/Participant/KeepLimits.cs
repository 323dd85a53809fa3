using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>What must never be shared, whatever the reader says yes to, and what organizations are asked to.</summary>
internal static class KeepLimits
{
    public const string Path = "/me/limits";

    public const string Deny = "deny";
    public const string Withdraw = "withdraw";
    public const string Ask = "ask";
    public const string End = "end";

    private const string Denials = "/api/consent/denials";
    private const string Restrictions = "/api/consent/restrictions";

    public static void Map(IEndpointRouteBuilder pages) => pages.MapForms(Path, ShowAsync, ChangeAsync);

    private static Task<FormFaults> ChangeAsync(
        Chosen chosen, IFormCollection form, Visit visit, ServiceApi api) => chosen.Verb switch
        {
            Deny => api.ChangeAsync(HttpMethod.Put, $"{Denials}/{form.RequireId()}", Scope(form)),
            Withdraw => api.ChangeAsync(HttpMethod.Post, $"{Denials}/{chosen.Id}/withdraw"),
            Ask => api.ChangeAsync(HttpMethod.Put, $"{Restrictions}/{form.RequireId()}", new
            {
                organizationId = form.RequireId("organizationId"),
                scope = Scope(form),
                reason = form.Text("reason"),
            }),
            End => api.ChangeAsync(HttpMethod.Post, $"{Restrictions}/{chosen.Id}/end", new { }),
            _ => throw new NotFoundException("action"),
        };

    /// <summary>Nothing ticked is everything.</summary>
    private static object Scope(IFormCollection form) => new
    {
        categories = form.Ticked<DisclosureCategory>("categories") is { Count: > 0 } categories ? categories : null,
        recipientOrganizationIds = form.TickedIds("recipientOrganizationIds") is { Count: > 0 } ids ? ids : null,
    };

    private static async Task<IResult> ShowAsync(Visit visit, ServiceApi api, TimeProvider time, Tried tried)
    {
        var denials = await api.AllAsync<LimitAnswer>(Denials);
        var restrictions = await api.AllAsync<LimitAnswer>(Restrictions);
        var consents = await api.AllAsync<ConsentAnswer>(ParticipantApi.Consents);
        var recipients = await api.LatestAsync<RecipientAnswer>(ParticipantApi.Recipients);
        List<Guid> known =
        [
            .. consents.SelectMany(one => one.RecipientOrganizationIds)
                .Concat(recipients.Select(one => one.OrganizationId)).Distinct(),
        ];
        var limits = denials.Concat(restrictions).ToList();
        var names = await api.NamesAsync(visit, known.Concat(limits.SelectMany(one =>
            (one.Scope.RecipientOrganizationIds ?? []).Concat(one.AskedOrganizationId is { } id ? [id] : []))));
        return visit.Show<LimitsPage>(
            new LimitsPage.Shown(
                [.. denials.Where(one => one.Status == "in-force")],
                restrictions,
                known,
                await api.ServingAsync(visit),
                names,
                Guid.CreateVersion7(time.Now()),
                tried),
            tried.Status);
    }
}
