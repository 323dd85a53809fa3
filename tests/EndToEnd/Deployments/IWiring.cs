namespace CareBridge.EndToEnd.Deployments;

/// <summary>Who reaches whom at which address.</summary>
public interface IWiring
{
    /// <returns>The connection string for the process.</returns>
    string ToStore(string process, string connection);

    Uri ToBroker(string process, Uri address);

    /// <summary>How a process asks a service.</summary>
    Uri ToService(string process, string service, Uri address);
}

internal sealed class DirectWiring : IWiring
{
    public string ToStore(string process, string connection) => connection;

    public Uri ToBroker(string process, Uri address) => address;

    public Uri ToService(string process, string service, Uri address) => address;
}
