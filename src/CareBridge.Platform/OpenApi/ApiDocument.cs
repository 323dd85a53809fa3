namespace CareBridge.Platform.OpenApi;

/// <summary>Where a service's API is described.</summary>
public static class ApiDocument
{
    public static string Path(string service) => $"/openapi/{service}.json";
}
