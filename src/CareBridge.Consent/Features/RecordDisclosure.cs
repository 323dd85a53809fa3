using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Consent.Features;

/// <summary>
/// A specialist is about to tell somebody by phone, letter or face to face. It is decided and accounted for like any
/// other disclosure, before it is made.
/// </summary>
internal static class RecordDisclosure
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/disclosures/{id:guid}", HandleAsync).RequireRole(Role.PeerSpecialist).ShowsOwn();

    private static async Task<View> HandleAsync(
        Guid id, Request request, Caller caller, AuthorizeDisclosures authorize, CancellationToken cancellation)
    {
        new Check()
            .NotDerived(id, "id")
            .That(request.Categories.Count > 0, "categories", "Name what you are about to tell.")
            .That(request.RecipientOrganizationId is not null || request.RecipientPersonId is not null,
                "recipientPersonId", "Name the person or the organization that you are about to tell.")
            .ThrowIfAny();
        var categories = request.Categories.Distinct().Order().ToList();
        // Family and allies belong to no organization: they stand for themselves.
        var recipient = request.RecipientOrganizationId ?? request.RecipientPersonId!.Value;
        var authorization = await authorize.AskAsync(
            new AuthorizeDisclosure
            {
                DisclosureId = id,
                RecipientOrganizationId = recipient,
                RecipientId = request.RecipientPersonId ?? recipient,
                Purpose = request.Purpose,
                Items =
                [
                    .. categories.Select(category => new DisclosureItem(
                        "Communication", id, 1, request.ParticipantId, caller.Organization, category)),
                ],
            },
            cancellation);
        if (authorization.Permitted.Count == 0)
            throw new RefusedException("not-permitted", "No consent permits this. Tell nothing.");
        return new View(
            [.. authorization.Permitted.Select(item => categories[item.Index])],
            RedisclosureNotice.Text,
            authorization.Scopes);
    }

    internal sealed record Request
    {
        public required Guid ParticipantId { get; init; }

        public Guid? RecipientOrganizationId { get; init; }

        public Guid? RecipientPersonId { get; init; }

        public required PurposeOfUse Purpose { get; init; }

        public required IReadOnlyList<DisclosureCategory> Categories { get; init; }
    }

    /// <param name="Permitted">Tell this and no more.</param>
    /// <param name="Notice">Read it to them, or send it along (42 CFR 2.32).</param>
    internal sealed record View(
        IReadOnlyList<DisclosureCategory> Permitted, string Notice, IReadOnlyList<ConsentScope> Scopes);
}
