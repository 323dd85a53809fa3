using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Disclosures;

/// <summary>A request that is carried out within another, whose answer shows what its own would.</summary>
public static class InnerRequest
{
    /// <summary>Holds it to what its endpoint declares, as if it were answered by itself.</summary>
    /// <param name="status">Of its answer.</param>
    /// <exception cref="InvalidOperationException">It shows through the door and has not used it.</exception>
    public static void RequireDoor(HttpContext inner, int status)
    {
        if (!UsedDoor(inner, status)) throw new InvalidOperationException("What an entry shows has not used the door.");
    }

    /// <summary>Whether what it shows has come through the door, if it must.</summary>
    internal static bool UsedDoor(HttpContext http, int status) =>
        http.GetEndpoint()?.DeclaredExposure() != Exposure.ThroughDoor
        || status >= StatusCodes.Status400BadRequest
        || http.RequestServices.GetRequiredService<ExposureWatch>().DoorWasUsed;
}
