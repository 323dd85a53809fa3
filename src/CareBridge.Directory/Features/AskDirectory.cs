using CareBridge.Contracts.Directory;
using CareBridge.Platform.Questions;

namespace CareBridge.Directory.Features;

/// <summary>The directory's answers where it runs in another process.</summary>
internal sealed class AskDirectory(QuestionClient client) : IDirectory
{
    public Task<OrganizationStanding> FindOrganizationAsync(
        FindOrganization question, CancellationToken cancellation) =>
        client.AskAsync<FindOrganization, OrganizationStanding>(DirectoryModule.Service, question, cancellation);

    public Task<ParticipantStanding> FindParticipantAsync(FindParticipant question, CancellationToken cancellation) =>
        client.AskAsync<FindParticipant, ParticipantStanding>(DirectoryModule.Service, question, cancellation);

    public Task<PersonStanding> FindPersonAsync(FindPerson question, CancellationToken cancellation) =>
        client.AskAsync<FindPerson, PersonStanding>(DirectoryModule.Service, question, cancellation);

    // A responder waits, and can do without.
    public Task<ParticipantReach> FindReachAsync(FindReach question, CancellationToken cancellation) =>
        client.AskPromptlyAsync<FindReach, ParticipantReach>(DirectoryModule.Service, question, cancellation);

    public Task<NearbyHelp> FindNearbyHelpAsync(FindNearbyHelp question, CancellationToken cancellation) =>
        client.AskPromptlyAsync<FindNearbyHelp, NearbyHelp>(DirectoryModule.Service, question, cancellation);

    public Task<HoldStanding> FindHoldAsync(FindHold question, CancellationToken cancellation) =>
        client.AskAsync<FindHold, HoldStanding>(DirectoryModule.Service, question, cancellation);
}
