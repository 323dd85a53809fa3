using System.Text.Json;
using CareBridge.Testing;

namespace CareBridge.Tests.Exchange.Subscriptions;

/// <summary>What an endpoint received, as the notification that it is.</summary>
internal static class Notifications
{
    extension(Receiver receiver)
    {
        public IReadOnlyList<Received> EventsAt(string path) =>
            [.. receiver.At(path).Where(one => one.Type == "event-notification")];
    }

    extension(Received received)
    {
        public JsonElement Bundle => JsonSerializer.Deserialize<JsonElement>(received.Body);

        public JsonElement Status => received.Bundle.GetProperty("entry")[0].GetProperty("resource");

        public string? Type => received.Parameter("type").Text("valueCode");

        public IReadOnlyList<JsonElement> Events => received.Status.NotificationEvents();

        public IReadOnlyList<long> Numbers => [.. received.Events.Select(one => one.Number())];

        public JsonElement Parameter(string name) => received.Status.Named(name)!.Value;
    }

    public static JsonElement? Named(this JsonElement parameters, string name) => parameters
        .GetProperty(parameters.TryGetProperty("parameter", out _) ? "parameter" : "part").EnumerateArray()
        .Where(one => one.Text("name") == name).Cast<JsonElement?>().SingleOrDefault();

    public static IReadOnlyList<JsonElement> NotificationEvents(this JsonElement status) =>
        [.. status.GetProperty("parameter").EnumerateArray().Where(one => one.Text("name") == "notification-event")];

    public static long Number(this JsonElement happened) =>
        long.Parse(happened.Named("event-number")!.Value.Text("valueString")!, null);

    public static string? Focus(this JsonElement happened) =>
        happened.Named("focus")?.Text("valueReference", "reference");
}
