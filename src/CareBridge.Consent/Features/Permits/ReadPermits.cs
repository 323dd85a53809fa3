using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Consent.Features.Permits;

/// <summary>
/// Of whom the caller may read what now, for organizations without a system of their own. That somebody consented tells
/// of them: each is a disclosure, accounted for as who they are.
/// </summary>
internal static class ReadPermits
{
    public static readonly Role[] Readers = [Role.ClinicStaff, Role.SocialServiceStaff];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/permits", ListAsync).WithSummary("List of whom you may read what")
            .RequireRole(Readers).ShowsThroughDoor();
        routes.MapGet("/permits/{participantId:guid}", GetAsync).WithSummary("Read what you may read of somebody")
            .RequireRole(Readers).ShowsThroughDoor();
    }

    /// <param name="purpose">What it is wanted for; treatment when left out.</param>
    /// <param name="language">Of the words.</param>
    private static async Task<Page<PermitView>> ListAsync(
        [AsParameters] PageRequest page,
        Caller caller,
        PermitDesk desk,
        ConsentDbContext store,
        DisclosureDoor door,
        CancellationToken cancellation,
        string? purpose = null,
        Coded<Language>? language = null)
    {
        var recipient = Recipient.Of(caller, purpose);
        var found = await desk.FindAsync(recipient, page, cancellation);
        var opening = await door.OpenAsync(recipient, [.. found.Items.Select(Propose)], cancellation);
        var names = await NamesAsync(store, found.Items, cancellation);
        return new Page<PermitView>(
            [.. opening.Items.Select(one => PermitView.Of(one, names, language ?? Language.En))], found.Next)
        {
            Disclosure = opening.Accompaniment,
        };
    }

    /// <inheritdoc cref="ListAsync"/>
    private static async Task<PermitView> GetAsync(
        Guid participantId,
        Caller caller,
        PermitDesk desk,
        ConsentDbContext store,
        DisclosureDoor door,
        CancellationToken cancellation,
        string? purpose = null,
        Coded<Language>? language = null)
    {
        var recipient = Recipient.Of(caller, purpose);
        var permit = await desk.OfAsync(recipient, participantId, cancellation);
        Proposal<Permit>[] proposals = permit.Parts.Count == 0 ? [] : [Propose(permit)];
        var opening = await door.OpenAsync(recipient, proposals, cancellation);
        if (opening.Items is not [var disclosed]) throw new NotFoundException("permit");
        var names = await NamesAsync(store, [permit], cancellation);
        return PermitView.Of(disclosed, names, language ?? Language.En) with
        {
            Disclosure = opening.Accompaniment,
        };
    }

    private static Proposal<Permit> Propose(Permit permit) => new(permit, permit.Records());

    private static Task<IReadOnlyDictionary<Guid, string>> NamesAsync(
        ConsentDbContext store, IReadOnlyList<Permit> permits, CancellationToken cancellation) => store.NamesOfAsync(
        permits.SelectMany(permit => permit.Scopes.Select(scope => scope.DiscloserOrganizationId)), cancellation);
}

/// <param name="EndsFirstAt">When the first of the consents ends by itself; null when none does.</param>
/// <param name="Mark">Another one when something else is permitted; what to listen for changes with.</param>
/// <param name="Disclosure">Goes along where it is shown by itself.</param>
internal sealed record PermitView(
    Guid ParticipantId,
    IReadOnlyList<PermittedView> Permitted,
    DateTimeOffset? EndsFirstAt,
    string Mark,
    Accompaniment? Disclosure)
{
    public static PermitView Of(
        Disclosed<Permit> disclosed, IReadOnlyDictionary<Guid, string> names, Language language)
    {
        var permit = disclosed.Content.Showing(disclosed.Records);
        return new PermitView(
            permit.ParticipantId,
            [
                .. permit.Scopes.GroupBy(scope => scope.DiscloserOrganizationId).Select(held => new PermittedView(
                    held.Key,
                    names.GetValueOrDefault(held.Key),
                    [.. held.Select(scope => ConsentView.Describe(scope.Category, language))])),
            ],
            permit.EndsFirstAt,
            permit.Mark,
            Disclosure: null);
    }
}

/// <summary>What one organization may show.</summary>
internal sealed record PermittedView(
    Guid DiscloserOrganizationId, string? DiscloserName, IReadOnlyList<Described<DisclosureCategory>> Categories);
