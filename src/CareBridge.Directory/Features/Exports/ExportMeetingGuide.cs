using System.Text.Json;
using CareBridge.Directory.Domain;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Directory.Features.Exports;

/// <summary>Peer groups that meet, as a Meeting Guide feed.</summary>
internal static class ExportMeetingGuide
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/exports/meeting-guide", HandleAsync)
            .Produces<IReadOnlyList<JsonElement>>().RequireAuthorization().ShowsNothing();

    /// <param name="organizationId">Only those that it holds.</param>
    private static async Task HandleAsync(Guid? organizationId, HttpContext http, DirectoryDbContext store)
    {
        var cancellation = http.RequestAborted;
        var names = await store.OrganizationNamesAsync(cancellation);
        http.Response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(http.Response.BodyWriter);
        writer.WriteStartArray();
        await foreach (var page in store.Groups.ActivePagesAsync(organizationId, cancellation))
        {
            var originals = await store.OriginalsAsync([.. page.Select(group => group.Id)], cancellation);
            foreach (var group in page)
            {
                var meetings = originals.TryGetValue(group.Id, out var original)
                    ? WriteMeeting.Again(group.Profile, original.Original, original.Terms)
                    : WriteMeeting.Anew(group, names[group.OrganizationId]);
                foreach (var meeting in meetings) meeting.WriteTo(writer);
            }
            await writer.FlushAsync(cancellation);
            await http.Response.BodyWriter.FlushAsync(cancellation);
        }
        writer.WriteEndArray();
        await writer.FlushAsync(cancellation);
    }
}
