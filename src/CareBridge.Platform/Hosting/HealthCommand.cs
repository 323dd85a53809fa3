namespace CareBridge.Platform.Hosting;

/// <summary>What a container asks about itself: is <c>/health/ready</c> of the given address healthy?</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(string[] args)
    {
        var address = args is ["--url", { } url] ? url : "http://localhost:8080";
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var response = await http.GetAsync($"{address.TrimEnd('/')}/health/ready");
            Console.WriteLine((int)response.StatusCode);
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"carebridge: {address} does not answer.");
            return 1;
        }
    }
}
