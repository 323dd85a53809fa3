using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Directory;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features;

/// <summary>Asks a participant whom the specialist's organization serves to consent.</summary>
internal static class RequestConsent
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/consents/{id:guid}", HandleAsync)
            .RequireRole(Role.PeerSpecialist).ShowsOwn().Creates<ConsentView>();

    private static async Task<IResult> HandleAsync(
        Guid id,
        Request request,
        Caller caller,
        ConsentDbContext store,
        IDirectory directory,
        TimeProvider time,
        CancellationToken cancellation)
    {
        new Check().NotDerived(id, "id").ThrowIfAny();
        var asked = request.ToDomain(id, caller);
        if (await store.Consents.SingleOrDefaultAsync(c => c.Id == id, cancellation) is { } existing)
        {
            return existing.Answers(asked)
                ? Results.Ok(ConsentView.Of(existing))
                : throw RefusedException.InUse();
        }
        await CheckAsync(asked, directory, cancellation);
        var consent = ConsentRecord.Request(asked, time.GetUtcNow());
        store.AddConsent(consent, [asked.RequestingOrganizationId]);
        await store.SaveChangesAsync(cancellation);
        return Results.Created($"/api/consent/consents/{id}", ConsentView.Of(consent));
    }

    private static async Task CheckAsync(ConsentRequest asked, IDirectory directory, CancellationToken cancellation)
    {
        var check = asked.Check();
        // What is wrong in itself is said first: the lists below are asked about one by one.
        check.ThrowIfAny();
        var participant = await directory.FindParticipantAsync(new FindParticipant(asked.ParticipantId), cancellation);
        if (!participant.OrganizationIds.Contains(asked.RequestingOrganizationId))
            throw new NotFoundException("participant");

        foreach (var id in asked.Terms.DiscloserOrganizationIds)
        {
            // Asked about anybody else, the answer would tell whom they serve.
            check.That(
                id == asked.RequestingOrganizationId,
                ConsentRequest.Field.Disclosers,
                "Ask for your own organization's disclosures only.");
        }
        foreach (var id in asked.Terms.RecipientOrganizationIds)
        {
            var organization = await directory.FindOrganizationAsync(new FindOrganization(id), cancellation);
            check.That(
                organization.Verification == OrganizationVerification.Verified,
                ConsentRequest.Field.Recipients,
                $"There is no active organization {id} that is verified.");
        }
        foreach (var person in asked.Terms.RecipientPersons)
            CheckPerson(check, person, await directory.FindPersonAsync(new FindPerson(person.Id), cancellation), asked);
        check.ThrowIfAny();
    }

    /// <summary>The participant reads a name: it must be the name of who would receive (42 CFR 2.31(a)(4)).</summary>
    private static void CheckPerson(Check check, NamedRecipient person, PersonStanding standing, ConsentRequest asked)
    {
        if (person.Relationship != RecipientRelationship.Staff)
        {
            check.That(standing.OrganizationId is null, ConsentRequest.Field.Persons,
                $"{person.Id} works at an organization; name it and them as staff.");
            return;
        }
        check
            .That(
                standing.OrganizationId is { } employer && asked.Terms.RecipientOrganizationIds.Contains(employer),
                ConsentRequest.Field.Persons,
                $"{person.Id} does not work at an organization that this names as recipient.")
            .That(
                standing.Name is null || standing.Name.Equals(person.Name.Trim(), StringComparison.OrdinalIgnoreCase),
                ConsentRequest.Field.Persons,
                $"{person.Id} has another name.");
    }

    internal sealed record Request
    {
        public required Guid ParticipantId { get; init; }

        public required IReadOnlyList<Guid> DiscloserOrganizationIds { get; init; }

        public IReadOnlyList<Guid> RecipientOrganizationIds { get; init; } = [];

        /// <summary>Persons who alone may receive it: staff of the organizations, or family and allies.</summary>
        public IReadOnlyList<PersonInput?> RecipientPersons { get; init; } = [];

        public required IReadOnlyList<DisclosureCategory> Categories { get; init; }

        public required IReadOnlyList<PurposeOfUse> Purposes { get; init; }

        public ConsentRequest ToDomain(Guid id, Caller caller) => new()
        {
            Id = id,
            ParticipantId = ParticipantId,
            Terms = new ConsentTerms
            {
                DiscloserOrganizationIds = DiscloserOrganizationIds,
                RecipientOrganizationIds = RecipientOrganizationIds,
                RecipientPersons = [.. RecipientPersons.Select(PersonInput.ToDomain)],
                Categories = Categories,
                Purposes = Purposes,
            },
            RequestedBy = caller.Id,
            RequestingOrganizationId = caller.Organization,
        };
    }

    internal sealed record PersonInput
    {
        public required Guid Id { get; init; }

        public required string Name { get; init; }

        public required RecipientRelationship Relationship { get; init; }

        /// <exception cref="InvalidRequestException">There is none.</exception>
        public static NamedRecipient ToDomain(PersonInput? input) => input is null
            ? throw new InvalidRequestException(ConsentRequest.Field.Persons, "Each is a person, not null.")
            : new NamedRecipient(input.Id, input.Name, input.Relationship);
    }
}
