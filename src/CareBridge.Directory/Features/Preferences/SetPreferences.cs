using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Directory.Features.Preferences;

/// <summary>
/// How a participant wishes to be addressed and reached, said by them or written down by whom they told.
/// </summary>
internal static class SetPreferences
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/participants/{id:guid}/preferences", HandleAsync)
            .RequireRole(Role.Participant, Role.PeerSpecialist, Role.ClinicStaff).ShowsOwn();

    private static async Task<ParticipantPreferencesView> HandleAsync(
        Guid id,
        ParticipantPreferencesInput request,
        Caller caller,
        DirectoryDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var preferences = request.ToPreferences();
        var participant = await store.RequireKnownAsync(id, caller, cancellation);
        if (request.ExpectedVersion is { } expected && expected != participant.ShownVersion)
            throw new StaleVersionException(expected, participant.ShownVersion);
        participant.Prefer(preferences, time.Now());
        await store.SaveChangesAsync(cancellation);
        return ParticipantPreferencesView.Of(participant);
    }
}
