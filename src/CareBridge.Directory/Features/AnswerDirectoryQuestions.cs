using CareBridge.Contracts.Directory;
using CareBridge.Directory.Features.Resources;
using CareBridge.Directory.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features;

internal sealed class AnswerDirectoryQuestions(
    DirectoryDbContext store, RankNearbyHelp nearby, TimeProvider time) : IDirectory
{
    public async Task<OrganizationStanding> FindOrganizationAsync(
        FindOrganization question, CancellationToken cancellation)
    {
        var organization = await store.Organizations.AsNoTracking()
            .SingleOrDefaultAsync(o => o.Id == question.OrganizationId && o.Active, cancellation);
        return new OrganizationStanding(question.OrganizationId, organization?.Kind, organization?.Profile.Name)
        {
            State = organization?.Profile.State,
            Verification = organization?.Verification,
        };
    }

    public async Task<ParticipantStanding> FindParticipantAsync(
        FindParticipant question, CancellationToken cancellation)
    {
        var participant = await store.Participants.AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == question.ParticipantId && p.Active, cancellation);
        return new ParticipantStanding(
            question.ParticipantId,
            participant is not null,
            [.. participant?.Enrollments.Select(e => e.OrganizationId) ?? []])
        {
            RegisteredBy = participant?.RegisteredBy,
            Age = participant?.Demographics.AgeAt(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)),
        };
    }

    public async Task<PersonStanding> FindPersonAsync(FindPerson question, CancellationToken cancellation)
    {
        var employment = await (
            from person in store.Staff
            join organization in store.Organizations on person.OrganizationId equals organization.Id
            where person.Id == question.PersonId && person.Active && organization.Active
            select new { person.OrganizationId, organization.Kind, person.PersonId, person.Profile })
            .SingleOrDefaultAsync(cancellation);
        return new PersonStanding(question.PersonId, employment?.OrganizationId, employment?.Kind)
        {
            Name = employment is null ? null : $"{employment.Profile.GivenName} {employment.Profile.FamilyName}",
            HumanId = employment?.PersonId,
            Role = employment?.Profile.Role,
        };
    }

    public async Task<ParticipantReach> FindReachAsync(FindReach question, CancellationToken cancellation)
    {
        var participant = await store.Participants.AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == question.ParticipantId && p.Active, cancellation);
        return new ParticipantReach(
            question.ParticipantId,
            participant?.Version ?? 0,
            participant?.Preferences.PreferredName ?? participant?.Demographics.GivenName,
            participant?.Demographics.Phone,
            participant?.Preferences ?? new ParticipantPreferences())
        {
            RegisteredBy = participant?.RegisteredBy,
        };
    }

    public Task<NearbyHelp> FindNearbyHelpAsync(FindNearbyHelp question, CancellationToken cancellation) =>
        nearby.FindAsync(question.OrganizationId, cancellation);

    public async Task<HoldStanding> FindHoldAsync(FindHold question, CancellationToken cancellation) =>
        new(await store.IsHeldAsync(question.ParticipantId, [.. question.OrganizationIds], cancellation));
}
