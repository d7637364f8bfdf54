"""Questions that tell whether a process answers. Each returns within two seconds and changes nothing."""

import socket
import urllib.error
import urllib.request
from pathlib import Path

SECONDS = 2.0


def http_answers(address: str) -> bool:
    """Whether a GET of that address is answered with success."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # a proxy would not know our own machine
    try:
        with opener.open(address, timeout=SECONDS) as response:
            return response.status == 200
    except (urllib.error.URLError, OSError, ValueError):
        return False


def code_server_answers(path: Path) -> bool:
    """Whether a Dagster code server on that socket says that it serves."""
    import grpc
    from grpc_health.v1 import health_pb2, health_pb2_grpc

    with grpc.insecure_channel(f"unix:{path}") as channel:
        question = health_pb2.HealthCheckRequest(service="DagsterApi")
        try:
            answer = health_pb2_grpc.HealthStub(channel).Check(question, timeout=SECONDS)  # pyright: ignore[reportAttributeAccessIssue]
        except grpc.RpcError:
            return False
        return answer.status == health_pb2.HealthCheckResponse.SERVING


def port_is_free(host: str, port: int) -> bool:
    """Whether a server could listen there now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True
