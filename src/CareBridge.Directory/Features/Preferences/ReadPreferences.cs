using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Directory.Features.Preferences;

/// <summary>For the participant and the organization that registered them; others read them with the person.</summary>
internal static class ReadPreferences
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/participants/{id:guid}/preferences", HandleAsync)
            .RequireRole(Role.Participant, Role.PeerSpecialist, Role.ClinicStaff).ShowsOwn();

    private static async Task<ParticipantPreferencesView> HandleAsync(
        Guid id, Caller caller, DirectoryDbContext store, CancellationToken cancellation) =>
        ParticipantPreferencesView.Of(await store.RequireKnownAsync(id, caller, cancellation));
}
